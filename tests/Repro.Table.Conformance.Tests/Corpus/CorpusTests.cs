using System.Collections.Concurrent;
using Apache.Arrow;
using Repro.Table.Errors;
using Xunit;

namespace Repro.Table.Conformance.Tests.Corpus;

/// <summary>All tables of <c>../shared/conformance</c>, read through the public API.</summary>
public sealed class CorpusTests(ITestOutputHelper output)
{
    /// <summary>How many tables must at least be read row for row; it only ever grows.</summary>
    private const int LeastMatches = 265;

    [Fact]
    public async Task Every_table_is_read_right_or_refused_by_a_typed_error()
    {
        var verdicts = new ConcurrentBag<CorpusVerdict>();
        await Parallel.ForEachAsync(
            CorpusTable.All(),
            TestContext.Current.CancellationToken,
            async (table, cancellation) => verdicts.Add(await CorpusVerdict.OfAsync(table, cancellation)));

        foreach (IGrouping<CorpusOutcome, CorpusVerdict> group in verdicts.GroupBy(v => v.Outcome).OrderBy(g => g.Key))
        {
            output.WriteLine($"{group.Count(),4} {group.Key}");
        }

        foreach (CorpusVerdict verdict in Sorted(verdicts.Where(v => v.Outcome == CorpusOutcome.NotYetRead)))
        {
            output.WriteLine(verdict.ToString());
        }

        if (verdicts.Any(v => v.IsWrong))
        {
            Assert.Fail(string.Join('\n', Sorted(verdicts.Where(v => v.IsWrong))));
        }

        Assert.True(verdicts.Count(v => v.Outcome == CorpusOutcome.Matches) >= LeastMatches);
    }

    [Fact]
    [Trait("MP", "64")]
    public async Task A_table_for_newer_writers_is_read_and_not_written()
    {
        CorpusTable newer = CorpusTable.All().Single(t => t.Id == "trino/deltalake/unsupported_writer_version");
        DeltaTable table = await DeltaTable.OpenAsync(newer.Location, TestContext.Current.CancellationToken);
        UnsupportedFeatureException refused = await Assert.ThrowsAsync<UnsupportedFeatureException>(
            () => table.OverwriteAsync(AsyncEnumerable.Empty<RecordBatch>(), cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(TableAccess.Write, refused.Access);
        Assert.Contains("minWriterVersion 8", Assert.Single(refused.Features));
    }

    private static IEnumerable<CorpusVerdict> Sorted(IEnumerable<CorpusVerdict> verdicts) =>
        verdicts.OrderBy(v => v.Table.Id, StringComparer.Ordinal);
}
