using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Repro.Table.Cli.Verbs;

/// <summary>The option <c>--help</c>, with command lines to copy at the end.</summary>
internal sealed class HelpWithExamples : Option<bool>
{
    private const int Width = 100;

    public HelpWithExamples(IReadOnlyList<string> examples)
        : base("--help", "-h", "-?")
    {
        Description = "Show help and examples";
        Arity = ArgumentArity.Zero;
        Action = new HelpThenExamples(examples);
    }

    private sealed class HelpThenExamples(IReadOnlyList<string> examples) : SynchronousCommandLineAction
    {
        private readonly HelpAction _help = new() { MaxWidth = Width };

        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            int exit = _help.Invoke(parseResult);
            TextWriter output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (string example in examples)
            {
                output.WriteLine("  " + example);
            }

            return exit;
        }
    }
}
