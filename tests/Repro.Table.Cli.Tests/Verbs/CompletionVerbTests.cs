using System.Diagnostics;
using Repro.Table.Cli.Tests.Running;

namespace Repro.Table.Cli.Tests.Verbs;

public sealed class CompletionVerbTests : IDisposable
{
    private readonly CliFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("repro hea", "head")]
    [InlineData("repro export t --fo", "--force,--format")]
    [InlineData("repro export t --format par", "parquet")]
    [InlineData("repro completion z", "zsh")]
    public async Task The_program_completes_its_own_command_lines(string line, string expected)
    {
        CliResult result = (await _folder.RunAsync($"[suggest:{line.Length}]", line)).Ends(0);
        Assert.Equal(expected.Split(','), result.Lines);
    }

    [Fact]
    public async Task The_script_of_bash_completes_verbs()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no bash of its own.");
        string script = (await _folder.RunAsync("completion", "bash")).Ends(0).Out;
        string text = script + $"PATH='{AppContext.BaseDirectory}':$PATH\n"
            + "COMP_LINE='repro hist'; COMP_POINT=10; COMP_WORDS=(repro hist); COMP_CWORD=1; _repro; echo \"${COMPREPLY[@]}\"\n";
        ProcessStartInfo start = new("bash", ["-c", text]) { RedirectStandardOutput = true };
        using Process bash = Process.Start(start)!;
        Assert.Equal("history\n", await bash.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("pwsh")]
    public async Task Other_shells_have_scripts_too(string shell)
    {
        Assert.Contains("[suggest:", (await _folder.RunAsync("completion", shell)).Ends(0).Out, StringComparison.Ordinal);
        (await _folder.RunAsync("completion", "tcsh")).Fails(2);
    }
}
