using System.CommandLine;
using System.Text.Json.Nodes;
using Repro.Table.Cli.Failures;

namespace Repro.Table.Cli.Verbs;

/// <summary><c>repro completion</c>: the script by which a shell completes verbs and options.</summary>
/// <remarks>The scripts ask the program itself, by the directive <c>[suggest:POSITION]</c>, so they never fall behind it.</remarks>
internal static class CompletionVerb
{
    private const string Bash =
        """
        _repro() {
            local IFS=$'\n'
            COMPREPLY=($(compgen -W "$(repro "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _repro repro
        """;

    private const string Zsh =
        """
        #compdef repro
        _repro() {
            local -a words_found
            words_found=("${(@f)$(repro "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
            words_found=(${words_found:#})
            (( ${#words_found} )) && compadd -a words_found || _files
        }
        compdef _repro repro
        """;

    private const string Fish =
        """
        complete -c repro -a '(repro "[suggest:"(commandline -C)"]" (commandline -b | string collect) 2>/dev/null)'
        """;

    private const string PowerShell =
        """
        Register-ArgumentCompleter -Native -CommandName repro -ScriptBlock {
            param($word, $ast, $position)
            repro "[suggest:$position]" "$ast" 2>$null | Where-Object { $_ -like "$word*" } | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
            }
        }
        """;

    public static Command Create(Verb verb)
    {
        Command command = Verb.Named(
            "completion",
            "Print the script by which a shell completes verbs and options of this program.",
            "repro completion bash >> ~/.bashrc",
            "repro completion zsh >> ~/.zshrc",
            "repro completion fish > ~/.config/fish/completions/repro.fish",
            "repro completion pwsh >> $PROFILE");
        Argument<string> shell = new("SHELL") { Description = "bash, zsh, fish or pwsh" };
        shell.CompletionSources.Add("bash", "zsh", "fish", "pwsh");
        command.Add(shell);
        return verb.Runs(command, (parse, output, _) =>
        {
            string name = parse.GetRequiredValue(shell);
            string script = name switch
            {
                "bash" => Bash,
                "zsh" => Zsh,
                "fish" => Fish,
                "pwsh" => PowerShell,
                _ => throw CliException.Usage($"'{name}' is not a shell with a script.", "Give bash, zsh, fish or pwsh."),
            };
            output.Line(script);
            output.Document(new JsonObject { ["shell"] = name, ["script"] = script });
            return Task.FromResult(ExitCode.Done);
        });
    }
}
