using Apache.Arrow;
using Repro.Table.Log.Commits;
using Repro.Table.TestKit.Tables;
using Xunit;
using static Repro.Table.Tests.TestTable;

namespace Repro.Table.Tests;

public sealed class DeterminismTests
{
    [Fact]
    [Trait("MP", "85")]
    public async Task Equal_seed_clock_and_rows_make_equal_bytes_in_every_object()
    {
        List<string> first = await WriteAsync(seed: 7);
        List<string> second = await WriteAsync(seed: 7);
        List<string> other = await WriteAsync(seed: 8);

        Assert.Equal(first, second);
        Assert.Contains(first, line => line.Contains("checkpoint.parquet", StringComparison.Ordinal));
        Assert.Contains(first, line => line.Contains("_last_checkpoint", StringComparison.Ordinal));
        Assert.Equal(first.Count, other.Count);
        Assert.DoesNotContain(first, line => line.Contains(".json", StringComparison.Ordinal) && other.Contains(line));
    }

    private static async Task<List<string>> WriteAsync(ulong seed)
    {
        TestTable test = new(seed);
        DeltaTable table = await test.CreateAsync(AllTypesTable.Schema, ["boolean", "string"], ("delta.checkpointInterval", "3"));
        for (int i = 0; i < 3; i++)
        {
            test.Clock.Advance(TimeSpan.FromMilliseconds(1234));
            CommitResult commit = await table.AppendAsync(AllTypesTable.Stream(), cancellationToken: Stop);
            await commit.Maintenance;
        }

        using RecordBatch batch = AllTypesTable.Batches()[0];
        await table.OverwriteAsync(batch, new() { UserMetadata = "last" }, Stop);
        return await test.DumpAsync();
    }
}
