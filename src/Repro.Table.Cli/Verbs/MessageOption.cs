using System.CommandLine;
using Repro.Table.Operations;

namespace Repro.Table.Cli.Verbs;

/// <summary>The text that goes into the log with a commit.</summary>
internal sealed class MessageOption
{
    private readonly Option<string?> _message = new("--message", "-m")
    {
        Description = "A text that history shows with this version, also in other engines",
        HelpName = "TEXT",
    };

    public MessageOption(Command command)
    {
        command.Add(_message);
    }

    public WriteOptions Read(ParseResult parse) => new() { UserMetadata = parse.GetValue(_message) };
}
