using System.CommandLine;
using Repro.Table.Cli.Failures;
using Repro.Table.Operations;

namespace Repro.Table.Cli.Columns;

/// <summary>What a new table has besides its schema.</summary>
internal sealed class NewTableOptions
{
    private readonly Option<string[]> _partitionBy = new("--partition-by")
    {
        Description = "Columns to partition a new table by, separated by commas",
        HelpName = "COLUMNS",
    };

    private readonly Option<string[]> _property = new("--property")
    {
        Description = "A property of a new table, like delta.checkpointInterval=20; may be repeated",
        HelpName = "KEY=VALUE",
    };

    public NewTableOptions(Command command)
    {
        command.Add(_partitionBy);
        command.Add(_property);
    }

    /// <summary>Returns whether any of them was given.</summary>
    public bool AreGiven(ParseResult parse) => parse.GetResult(_partitionBy) is not null || parse.GetResult(_property) is not null;

    /// <summary>Returns the options of the library.</summary>
    public CreateOptions Read(ParseResult parse)
    {
        Dictionary<string, string> properties = new(StringComparer.Ordinal);
        foreach (string text in parse.GetValue(_property) ?? [])
        {
            int equals = text.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                throw CliException.Usage($"'{text}' is not a property.", "Write it like --property delta.appendOnly=true.");
            }

            properties[text[..equals]] = text[(equals + 1)..];
        }

        return new CreateOptions
        {
            PartitionColumns = (parse.GetValue(_partitionBy) ?? [])
                .SelectMany(names => names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                .ToArray(),
            Properties = properties,
        };
    }
}
