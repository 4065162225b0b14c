using Repro.Table.Errors;
using Repro.Table.Log.Actions;
using Repro.Table.Log.Retention;
using Repro.Table.Operations.Vacuum;
using Repro.Table.Storage;
using Repro.Table.TestKit.Storage;
using Xunit;
using static Repro.Table.Tests.Operations.Vacuum.VacuumTable;

namespace Repro.Table.Tests.Operations.Vacuum;

public sealed class VacuumProtectionTests
{
    // UUIDs of vectors as Z85, the first with a prefix.
    private const string Prefixed = "ab^-aqEH.-t@S}K{vb[*k^";
    private const string PrefixedFile = "ab/deletion_vector_d2c639aa-8816-431a-aaf6-d3fe2512ff61.bin";
    private const string Zero = "00000000000000000000";
    private const string ZeroFile = "deletion_vector_00000000-0000-0000-0000-000000000000.bin";
    private const string One = "00000000000000000001";
    private const string OneFile = "deletion_vector_00000000-0000-0000-0000-000000000001.bin";
    private const string OrphanFile = "deletion_vector_00000000-0000-0000-0000-0000000000ff.bin";

    [Fact]
    [Trait("MP", "34")]
    [Trait("MP", "119")]
    public async Task The_age_of_the_tombstone_counts_and_not_that_of_the_file()
    {
        VacuumTable table = new();
        await table.CreateAsync();
        await table.AppendAsync("old-gone", "old-just-gone");
        table.Clock.Advance(TimeSpan.FromDays(30));
        DateTimeOffset expired = table.Clock.GetUtcNow() - TimeSpan.FromDays(8);
        await table.CommitAsync(RemoveAt("old-gone", expired), table.Remove("old-just-gone"));
        table.Clock.Advance(TimeSpan.FromMinutes(1));

        VacuumPlan plan = await table.PlanAsync();
        Assert.Equal(["old-gone"], plan.Paths());
        Assert.Equal(["1 file, 10 bytes: removed from the table within the retention"], plan.KeptBy);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(-1, false)]
    public async Task A_tombstone_holds_up_to_the_millisecond(int milliseconds, bool isKept)
    {
        VacuumTable table = new();
        await table.CreateAsync();
        await table.AppendAsync("a");
        table.Clock.Advance(TimeSpan.FromDays(30));
        DateTimeOffset horizon = table.Clock.GetUtcNow() - Week;
        await table.CommitAsync(RemoveAt("a", horizon + TimeSpan.FromMilliseconds(milliseconds)));
        Assert.Equal(isKept, (await table.PlanAsync()).Files.IsEmpty);
    }

    [Fact]
    public async Task A_tombstone_without_a_time_keeps_its_file()
    {
        VacuumTable table = new();
        await table.CreateAsync();
        await table.AppendAsync("a");
        await table.CommitAsync(RemoveAt("a", time: null));
        table.Clock.Advance(TimeSpan.FromDays(365));
        Assert.Empty((await table.PlanAsync()).Files);
    }

    [Fact]
    [Trait("MP", "35")]
    public async Task A_young_file_that_nobody_committed_is_kept()
    {
        VacuumTable table = new();
        await table.CreateAsync();
        await table.PutAllAsync("abandoned");
        table.Clock.Advance(TimeSpan.FromTicks(1));
        await table.PutAllAsync("under-way");
        table.Clock.Advance(Week);

        VacuumPlan plan = await table.PlanAsync();
        Assert.Equal(["abandoned"], plan.Paths());
        string kept = Assert.Single(plan.KeptBy);
        Assert.StartsWith("1 file, 10 bytes: younger than the retention", kept, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("MP", "36")]
    public async Task Deletion_vectors_of_kept_files_are_kept_and_no_others()
    {
        VacuumTable table = new();
        await table.CreateAsync(protocol: VectorProtocol);
        await table.PutAllAsync("a", "b", PrefixedFile, ZeroFile, OneFile, OrphanFile);
        await table.CommitAsync(Add("a", Vector("u", Zero)), Add("b", Vector("u", Prefixed)));
        await table.CommitAsync(table.Remove("a", Vector("u", Zero)), Add("a", Vector("u", One)));
        table.Clock.Advance(TimeSpan.FromDays(8));
        await table.CommitAsync(table.Remove("b", Vector("u", Prefixed)));

        Assert.Equal([ZeroFile, OrphanFile], (await table.PlanAsync()).Paths());
    }

    [Fact]
    [Trait("MP", "37")]
    public async Task Odd_names_are_matched_after_one_decoding()
    {
        string[] directories =
        [
            "p=a b", "p=100%25", "p=x:y", "p=~", "p=München", "p=a+b", "p=a%20b", "p=\U0001F600", "p=\uE000",
        ];
        VacuumTable table = new();
        await table.CreateAsync(["p"]);
        await table.AppendAsync([.. directories.SelectMany(d => (string[])[$"{d}/live", $"{d}/dead"])]);
        await table.CommitAsync([.. directories.Select(d => table.Remove(ActionPath.Encode($"{d}/dead")))]);
        table.Clock.Advance(TimeSpan.FromDays(8));

        VacuumPlan plan = await table.PlanAsync();
        string[] dead = [.. directories.Select(d => $"{d}/dead").Order(Utf8Order.Comparer)];
        Assert.Equal(dead, plan.Paths());
        VacuumResult result = await table.RunAsync(plan);
        Assert.Equal((dead.Length, dead.Length * 10), (result.DeletedFiles, result.DeletedBytes));
        Assert.Equal(directories.Length, result.VacuumedDirectories);
        Assert.Equal(directories.Select(d => $"{d}/live").Order(Utf8Order.Comparer), await table.FilesAsync());
    }

    [Fact]
    public async Task Retained_versions_keep_their_files_and_are_named()
    {
        VacuumTable table = new()
        {
            Retained = new Retention(("a", "pin 'paper'"), ("b", "pin 'talk'"), ("c", "pin 'paper'")),
        };
        await table.CreateAsync();
        await table.PutAllAsync("a", "b", "c", "d");
        table.Clock.Advance(TimeSpan.FromDays(8));

        VacuumPlan plan = await table.PlanAsync();
        Assert.Equal(["d"], plan.Paths());
        Assert.Equal(["2 files, 20 bytes: pin 'paper'", "1 file, 10 bytes: pin 'talk'"], plan.KeptBy);
        table.Retained = new Retention(("d", "pin 'new'"));
        Assert.Equal((0, 1), await DeletedAndSparedAsync(table, plan));
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("a/../../x")]
    [InlineData("%2e%2e/x")]
    [InlineData("..\\x")]
    [InlineData("/etc/passwd")]
    [InlineData("file:///etc/passwd")]
    [InlineData("file://host/share/x")]
    [InlineData("https://other-host/x")]
    [InlineData("a%00")]
    [InlineData("a//b")]
    [InlineData("")]
    [InlineData("_delta_log/00000000000000000000.json")]
    public async Task A_live_path_that_cannot_be_placed_stops_everything(string path)
    {
        (VacuumTable table, RecordingTableStore calls) = await TableWithGarbageAsync();
        VacuumPlan plan = await table.PlanAsync();
        await table.CommitAsync(Add(path));

        PathNotAllowedException refused = await Assert.ThrowsAsync<PathNotAllowedException>(() => table.PlanAsync());
        Assert.Equal(Uri.UnescapeDataString(path), Uri.UnescapeDataString(refused.Path));
        await Assert.ThrowsAsync<PathNotAllowedException>(() => table.RunAsync(plan));
        Assert.Equal(0, calls.Count(StoreVerb.Delete));
    }

    [Fact]
    public async Task So_does_a_tombstone_and_a_deletion_vector()
    {
        (VacuumTable table, RecordingTableStore calls) = await TableWithGarbageAsync();
        VacuumPlan plan = await table.PlanAsync();
        await table.CommitAsync(table.Remove("../x"));
        await Assert.ThrowsAsync<PathNotAllowedException>(() => table.RunAsync(plan));
        await table.CommitAsync(Add("../x"), Add("b", Vector("u", "../" + Zero)));
        await table.CommitAsync(RemoveAt("../x", Start));
        await Assert.ThrowsAsync<PathNotAllowedException>(() => table.RunAsync(plan));
        Assert.Equal(0, calls.Count(StoreVerb.Delete));
    }

    [Fact]
    public async Task A_live_path_that_is_not_encoded_stops_everything()
    {
        (VacuumTable table, RecordingTableStore calls) = await TableWithGarbageAsync();
        VacuumPlan plan = await table.PlanAsync();
        await table.CommitAsync(Add("%G1"));
        LogCorruptException corrupt = await Assert.ThrowsAsync<LogCorruptException>(() => table.RunAsync(plan));
        Assert.Contains("%G1", corrupt.Message, StringComparison.Ordinal);
        Assert.Equal(0, calls.Count(StoreVerb.Delete));
    }

    [Fact]
    public async Task A_directory_that_cannot_be_listed_stops_everything()
    {
        FaultTableStore? faults = null;
        VacuumTable table = new(store => faults = new FaultTableStore(store));
        await table.CreateAsync();
        await table.PutAllAsync("garbage");
        table.Clock.Advance(TimeSpan.FromDays(8));
        VacuumPlan plan = await table.PlanAsync();
        faults!.Add(StoreVerb.ListTree, StoreFaultKind.FailBefore);
        await Assert.ThrowsAsync<StoreException>(() => table.RunAsync(plan));
        Assert.Equal(["garbage"], await table.FilesAsync());
    }

    internal static async Task<(VacuumTable Table, RecordingTableStore Calls)> TableWithGarbageAsync()
    {
        RecordingTableStore? calls = null;
        VacuumTable table = new(store => calls = new RecordingTableStore(store));
        await table.CreateAsync();
        await table.AppendAsync("live");
        await table.PutAllAsync("garbage");
        table.Clock.Advance(TimeSpan.FromDays(8));
        return (table, calls!);
    }

    private static async Task<(long Deleted, long Spared)> DeletedAndSparedAsync(VacuumTable table, VacuumPlan plan)
    {
        VacuumResult result = await table.RunAsync(plan);
        return (result.DeletedFiles, result.SparedFiles);
    }

    private sealed class Retention(params (string File, string KeptBy)[] files) : IRetainedVersions
    {
        public IAsyncEnumerable<(TablePath File, string KeptBy)> ListFilesAsync(CancellationToken cancellationToken) =>
            files.Select(f => (TablePath.Parse(f.File), f.KeptBy)).ToAsyncEnumerable();
    }
}
