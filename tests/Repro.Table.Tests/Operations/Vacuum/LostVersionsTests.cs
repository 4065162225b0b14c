using CsCheck;
using Repro.Table.Errors;
using Repro.Table.Log.Segments;
using Repro.Table.Log.State;
using Repro.Table.Operations.Vacuum;
using Repro.Table.Scanning;
using Repro.Table.Storage;
using Xunit;
using static Repro.Table.Tests.Operations.Vacuum.VacuumTable;

namespace Repro.Table.Tests.Operations.Vacuum;

public sealed class LostVersionsTests
{
    [Fact]
    public async Task Versions_are_lost_that_have_a_file_of_the_plan()
    {
        VacuumTable table = new();
        await table.CreateAsync();
        await table.AppendAsync("a");
        await table.AppendAsync("b");
        await table.CommitAsync(RemoveAt("a", Start));
        await table.AppendAsync("c");
        table.Clock.Advance(TimeSpan.FromDays(8));
        VacuumPlan plan = await table.PlanAsync();
        Assert.Equal(["a"], plan.Paths());
        Assert.Equal([1, 2], plan.LostVersions);
    }

    [Fact]
    public async Task A_version_that_cannot_be_read_now_is_not_lost()
    {
        VacuumTable table = new();
        await table.CreateAsync();
        await table.AppendAsync("a", "missing");
        await table.CommitAsync(RemoveAt("missing", Start));
        await table.CommitAsync(RemoveAt("a", Start));
        await table.Store.DeleteAsync(TablePath.Parse("missing"), null, TestContext.Current.CancellationToken);
        table.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal([2], (await table.PlanAsync()).LostVersions);
    }

    [Fact]
    public async Task Nor_is_one_with_a_file_that_cannot_be_placed()
    {
        VacuumTable table = new();
        await table.CreateAsync();
        await table.AppendAsync("a");
        await table.CommitAsync(Add("../x"), Add("%G1"));
        await table.CommitAsync(RemoveAt("../x", Start), RemoveAt("%G1", Start));
        await table.CommitAsync(RemoveAt("a", Start));
        table.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal([1, 3], (await table.PlanAsync()).LostVersions);
    }

    [Fact]
    public async Task A_deletion_vector_counts_like_a_data_file()
    {
        const string vector = "00000000000000000001";
        VacuumTable table = new();
        await table.CreateAsync(protocol: VectorProtocol);
        await table.AppendAsync("a");
        await table.PutAllAsync("deletion_vector_00000000-0000-0000-0000-000000000001.bin");
        await table.CommitAsync(RemoveAt("a", Start), Add("a", Vector("u", vector)));
        await table.CommitAsync(RemoveAt("a", Start, Vector("u", vector)), Add("a", Vector("i", "^Bg9^")));
        table.Clock.Advance(TimeSpan.FromDays(8));
        VacuumPlan plan = await table.PlanAsync();
        Assert.Equal(["deletion_vector_00000000-0000-0000-0000-000000000001.bin"], plan.Paths());
        Assert.Equal([2], plan.LostVersions);
    }

    [Fact]
    public async Task Behind_a_damaged_commit_the_next_checkpoint_leads_on()
    {
        VacuumTable table = new();
        await table.CreateAsync();
        await table.AppendAsync("a");
        await table.CommitAsync(Add("a"));
        await table.CommitAsync(Add("a"));
        await table.CommitAsync(Add("a"));
        await table.CheckpointAsync(Week);
        await table.CommitAsync(Add("a"));
        await table.CommitAsync(RemoveAt("a", Start));
        await table.PutAsync(LogPath.CommitPath(2).Value, "damaged");
        table.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal([1, 4, 5], (await table.PlanAsync()).LostVersions);
    }

    // 0-3 add a file, 4-6 remove one, 7 add a removed one again, 8 a checkpoint, 9 nothing; two days pass after each.
    [Fact]
    public Task They_are_those_that_a_look_at_every_version_finds() =>
        Gen.Select(Gen.Int[0, 9].Array[1, 24], Gen.Int[0, 24], Gen.Int[0, 40]).SampleAsync(
            async (steps, cleanup, damage) =>
            {
                (VacuumTable table, long latest) = await PlayAsync(steps);
                await CleanLogAsync(table, cleanup);
                await table.Store.DeleteAsync(TablePath.Parse($"f{damage}"));

                VacuumPlan plan = await table.PlanAsync();
                bool[] before = await ReadableAsync(table, latest);
                await table.RunAsync(plan);
                bool[] after = await ReadableAsync(table, latest);
                IEnumerable<int> lost = Enumerable.Range(0, before.Length).Where(v => before[v] && !after[v]);
                Assert.Equal(lost.Select(v => (long)v), plan.LostVersions);
            },
            iter: 60);

    private static async Task<(VacuumTable Table, long Latest)> PlayAsync(int[] steps)
    {
        VacuumTable table = new();
        await table.CreateAsync();
        (List<string> live, List<string> removed, int next, long latest) = ([], [], 0, 0);
        foreach (int step in steps)
        {
            switch (step)
            {
                case <= 3:
                    live.Add($"f{next++}");
                    await table.AppendAsync(live[^1]);
                    break;
                case <= 6 when live.Count > 0:
                    string file = live[step % live.Count];
                    await table.CommitAsync(table.Remove(file));
                    live.Remove(file);
                    removed.Add(file);
                    break;
                case 7 when removed.Count > 0:
                    await table.CommitAsync(Add(removed[0]));
                    live.Add(removed[0]);
                    removed.RemoveAt(0);
                    break;
                default:
                    await table.CommitAsync();
                    break;
            }

            latest++;
            if (step == 8)
            {
                await table.CheckpointAsync(Week);
            }

            table.Clock.Advance(TimeSpan.FromDays(2));
        }

        return (table, latest);
    }

    /// <summary>Deletes the commits before the newest checkpoint at or below a version.</summary>
    private static async Task CleanLogAsync(VacuumTable table, long version)
    {
        LogListing listing = await LogListing.ReadAsync(table.Store, from: 0, default);
        long boundary = listing.Checkpoints.LastOrDefault(c => c.Version <= version)?.Version ?? 0;
        foreach (CommitFile commit in listing.Commits.Where(c => c.Version < boundary))
        {
            await table.Store.DeleteAsync(commit.Entry.Path);
        }
    }

    private static async Task<bool[]> ReadableAsync(VacuumTable table, long latest)
    {
        HashSet<string> files = [.. await table.FilesAsync()];
        bool[] readable = new bool[latest + 1];
        for (long version = 0; version <= latest; version++)
        {
            try
            {
                SnapshotState state = await table.Loader.LoadVersionAsync(version, default);
                readable[version] = LivePaths(state, table.Store.Location).All(files.Contains);
            }
            catch (TableException exception) when (exception is VersionNotFoundException or LogCorruptException)
            {
                readable[version] = false;
            }
        }

        return readable;
    }

    private static IEnumerable<string> LivePaths(SnapshotState state, string location) =>
        from segment in state.Segments
        from row in Enumerable.Range(0, segment.Files.Count)
        where segment.IsLive(row)
        select DataFilePath.Resolve(new FileScanTask(segment.Files, row), location).Value;
}
