using System.Collections.Immutable;
using System.CommandLine;
using Repro.Table.Cli.Failures;
using Repro.Table.Cli.Terminal;
using Repro.Table.Schemas;

namespace Repro.Table.Cli.Rows;

/// <summary>The options that choose rows and columns of a version.</summary>
internal sealed class SelectionOptions
{
    private readonly Option<string?> _columns = new("--columns")
    {
        Description = "The columns to take, separated by commas, in this order [default: all]",
        HelpName = "COLUMNS",
    };

    private readonly WhereOption _where;
    private readonly Option<long?> _limit;

    /// <summary>Adds the options to a verb.</summary>
    /// <param name="command">The verb.</param>
    /// <param name="limitName">The first name of the option that limits the rows; <c>--limit</c> and <c>-n</c> are others.</param>
    /// <param name="defaultLimit">What its help says of the default.</param>
    public SelectionOptions(Command command, string limitName = "--limit", string defaultLimit = "all")
    {
        string[] aliases = limitName == "--limit" ? ["-n"] : ["-n", "--limit"];
        _limit = NumberOption.Create(limitName, $"Take at most this many rows [default: {defaultLimit}]", aliases);
        command.Add(_limit);
        command.Add(_columns);
        _where = new WhereOption(command);
    }

    /// <summary>Returns what the options choose of a version.</summary>
    /// <exception cref="CliException">There is no such column.</exception>
    public RowSelection Read(ParseResult parse, Snapshot snapshot, long defaultLimit = long.MaxValue) => new()
    {
        Snapshot = snapshot,
        Columns = Columns(snapshot.Schema, parse.GetValue(_columns)),
        Where = _where.Read(parse),
        Limit = parse.GetValue(_limit) ?? defaultLimit,
    };

    private static ImmutableArray<StructField> Columns(StructType schema, string? names)
    {
        if (names is null)
        {
            return schema.Fields;
        }

        ImmutableArray<StructField> columns = names
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(name => schema.Find(name) ?? throw new CliException(
                "ColumnNotFound",
                ExitCode.Failed,
                $"There is no column '{name}'.",
                $"The table has: {string.Join(", ", schema.Fields.Select(field => field.Name))}."))
            .ToImmutableArray();
        return columns.IsEmpty
            ? throw CliException.Usage("--columns names no column.", "Write it like --columns age,bmi, or leave it out.")
            : columns;
    }
}
