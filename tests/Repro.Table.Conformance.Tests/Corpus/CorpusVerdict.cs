using Repro.Table.Errors;
using Repro.Table.TestKit.Rows;

namespace Repro.Table.Conformance.Tests.Corpus;

/// <summary>What became of reading one table of the corpus, and how.</summary>
public sealed record CorpusVerdict
{
    /// <summary>Gets the table.</summary>
    public required CorpusTable Table { get; init; }

    /// <summary>Gets the outcome.</summary>
    public required CorpusOutcome Outcome { get; init; }

    /// <summary>Gets the difference or the error; empty where all is well.</summary>
    public string Detail { get; init; } = string.Empty;

    /// <summary>Gets whether the library did what it never may.</summary>
    public bool IsWrong => Outcome is CorpusOutcome.Differs or CorpusOutcome.Accepted or CorpusOutcome.Crashed;

    /// <summary>Reads the latest version of a table through the public API, and judges.</summary>
    public static async Task<CorpusVerdict> OfAsync(CorpusTable table, CancellationToken cancellationToken)
    {
        try
        {
            Snapshot snapshot = (await DeltaTable.OpenAsync(table.Location, cancellationToken)).Latest;
            CanonicalRows rows = await CanonicalRows.ReadAsync(snapshot, options: null, cancellationToken);
            return Judge(table, snapshot, rows);
        }
        catch (TableException refusal)
        {
            bool right = table.RefusedBecause is not null || table.MayBeRefused;
            return new CorpusVerdict
            {
                Table = table,
                Outcome = right ? CorpusOutcome.RightlyRefused : CorpusOutcome.NotYetRead,
                Detail = $"{refusal.GetType().Name}: {refusal.Message}",
            };
        }
#pragma warning disable CA1031 // Any other exception at all is a verdict, and the sweep goes on.
        catch (Exception crash) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return new CorpusVerdict { Table = table, Outcome = CorpusOutcome.Crashed, Detail = crash.ToString() };
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Outcome} {Table.Id} {Detail}";

    private static CorpusVerdict Judge(CorpusTable table, Snapshot snapshot, CanonicalRows rows)
    {
        CorpusVerdict Verdict(CorpusOutcome outcome, string detail = "") =>
            new() { Table = table, Outcome = outcome, Detail = detail };

        if (table.RefusedBecause is { } reason)
        {
            return Verdict(CorpusOutcome.Accepted, reason);
        }

        if (table.LatestVersion is { } latest && latest != snapshot.Version)
        {
            return Verdict(CorpusOutcome.Differs, $"version {snapshot.Version}, expected {latest}");
        }

        if (table.RowsFile is null)
        {
            return table.RowCount is { } count && count != rows.Count
                ? Verdict(CorpusOutcome.Differs, $"{rows.Count} rows, expected {count}")
                : Verdict(CorpusOutcome.Unverified);
        }

        return rows.Difference(table.ExpectedRows(snapshot.Schema)) is { } difference
            ? Verdict(CorpusOutcome.Differs, difference)
            : Verdict(CorpusOutcome.Matches);
    }
}
