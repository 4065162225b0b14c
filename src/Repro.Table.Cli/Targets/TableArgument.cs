using System.CommandLine;
using Repro.Table.Cli.Failures;
using Repro.Table.Cli.Terminal;

namespace Repro.Table.Cli.Targets;

/// <summary>The argument TABLE, which the environment may stand in for.</summary>
internal sealed class TableArgument
{
    private const string Variable = "REPRO_TABLE_URI";

    private readonly CliHost _host;
    private readonly Argument<string?> _argument;

    public TableArgument(CliHost host, Command command, string description)
    {
        _host = host;
        _argument = new Argument<string?>("TABLE")
        {
            Description = $"{description} [default: the environment variable {Variable}]",
            Arity = ArgumentArity.ZeroOrOne,
        };
        command.Add(_argument);
    }

    /// <summary>Returns the table that is to be read, with the version that the reference may name.</summary>
    public TableReference ToRead(ParseResult parse, Output output)
    {
        string? text = parse.GetValue(_argument);
        if (text is null && _host.Variable(Variable) is { Length: > 0 } value)
        {
            output.Detail($"{Variable}={value}");
            text = value;
        }

        if (text is null)
        {
            throw CliException.Usage("No table was named.", $"Give its folder as the argument TABLE, or set {Variable}.");
        }

        TableReference reference = TableReference.Parse(text);
        return reference with { Path = _host.FullPath(reference.Path) };
    }

    /// <summary>Returns the path of the table that is to be written: always its newest version.</summary>
    public string ToWrite(ParseResult parse, Output output)
    {
        TableReference reference = ToRead(parse, output);
        return reference.Version is { } version
            ? throw CliException.Usage(
                $"Version {version} of a table cannot be changed.",
                "Leave out @VERSION: writes make a new version after the newest one.")
            : reference.Path;
    }

    /// <summary>Returns the path of the table that is to be looked at as it is now.</summary>
    public string ToInspect(ParseResult parse, Output output)
    {
        TableReference reference = ToRead(parse, output);
        return reference.Version is { } version
            ? throw CliException.Usage(
                $"This verb looks at the table as it is now, not at version {version}.", "Leave out @VERSION.")
            : reference.Path;
    }
}
