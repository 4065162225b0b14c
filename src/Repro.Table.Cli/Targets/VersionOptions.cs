using System.CommandLine;
using System.Text;
using Repro.Table.Cli.Failures;
using Repro.Table.Cli.Terminal;
using Repro.Table.Cli.Values;

namespace Repro.Table.Cli.Targets;

/// <summary>The options of every reading verb that choose a version; without any of them it is the newest one.</summary>
internal sealed class VersionOptions
{
    private readonly Option<long?> _version =
        NumberOption.Create("--version", "Read this version, a number from 0; TABLE@N says the same");

    private readonly Option<string?> _asOf = new("--as-of")
    {
        Description = "Read the newest version at or before this instant, ISO 8601; no zone means UTC, a date alone 00:00Z",
        HelpName = "TIMESTAMP",
    };

    public VersionOptions(Command command)
    {
        command.Add(_version);
        command.Add(_asOf);
    }

    /// <summary>Opens a table and returns the version that was chosen.</summary>
    public async Task<Snapshot> OpenAsync(
        TableReference reference, ParseResult parse, Output output, CancellationToken cancellationToken)
    {
        VersionSelector selector = Selector(reference, parse);
        DeltaTable table = await DeltaTable.OpenAsync(reference.Path, cancellationToken).ConfigureAwait(false);
        Snapshot snapshot = await table.SnapshotAsync(selector, cancellationToken).ConfigureAwait(false);
        if (parse.GetValue(_asOf) is not null && !HasCommitTimes(snapshot))
        {
            output.Note(
                "note: the times of this table's versions are those of its log files, which a copy of the folder changes; "
                + $"to name this version for good, use --version {snapshot.Version}.");
        }

        return snapshot;
    }

    /// <summary>Returns the selector that the reference and the options give.</summary>
    /// <exception cref="CliException">They give more than one, or one that does not parse.</exception>
    public VersionSelector Selector(TableReference reference, ParseResult parse)
    {
        long? version = parse.GetValue(_version);
        string? asOf = parse.GetValue(_asOf);
        int given = (version is null ? 0 : 1) + (asOf is null ? 0 : 1) + (reference.Version is null ? 0 : 1);
        if (given > 1)
        {
            throw CliException.Usage("More than one version was chosen.", "Give one of --version, --as-of and TABLE@N.");
        }

        return (version ?? reference.Version, asOf) switch
        {
            ({ } number, _) => VersionSelector.At(number),
            (_, { } text) => VersionSelector.AsOf(Instant(text)),
            _ => VersionSelector.Latest,
        };
    }

    private static bool HasCommitTimes(Snapshot snapshot) =>
        snapshot.Metadata.Configuration.TryGetValue("delta.enableInCommitTimestamps", out string? value)
        && string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);

    private static DateTimeOffset Instant(string text) =>
        TimestampText.TryParse(Encoding.UTF8.GetBytes(text), out long microseconds)
            ? DateTimeOffset.UnixEpoch.AddMicroseconds(microseconds)
            : throw CliException.Usage(
                $"'{text}' is not a timestamp.", "Write it like 2024-03-01, 2024-03-01T12:00:00Z or 2024-03-01T12:00:00+01:00.");
}
