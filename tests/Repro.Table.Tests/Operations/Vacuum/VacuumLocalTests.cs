using Repro.Table.Operations.Vacuum;
using Repro.Table.Storage.Local;
using Repro.Table.TestKit.Storage;
using Xunit;
using static Repro.Table.Tests.Operations.Vacuum.VacuumTable;

namespace Repro.Table.Tests.Operations.Vacuum;

public sealed class VacuumLocalTests : IDisposable
{
    private static readonly DateTime s_longAgo = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [Trait("MP", "38")]
    [InlineData("absolute")]
    [InlineData("trailing slash")]
    [InlineData("relative")]
    [InlineData("relative with a trailing slash")]
    public async Task However_the_location_is_spelled_the_same_files_go(string spelling)
    {
        string location = spelling.StartsWith("relative", StringComparison.Ordinal)
            ? Path.GetRelativePath(Environment.CurrentDirectory, _folder.Path)
            : _folder.Path;
        VacuumTable table = Open(location + (spelling.EndsWith("slash", StringComparison.Ordinal) ? "/" : ""));
        await table.CreateAsync(["p"]);
        await table.AppendAsync("p=a b/live", "p=a b/dead", "dead");
        DateTimeOffset expired = Start - TimeSpan.FromDays(8);
        await table.CommitAsync(RemoveAt("p=a%20b/dead", expired), RemoveAt("dead", expired));
        Age("p=a b/live", "p=a b/dead", "dead");

        VacuumPlan plan = await table.PlanAsync();
        Assert.Equal(["dead", "p=a b/dead"], plan.Paths());
        Assert.Equal(2, (await Open(_folder.Path).RunAsync(plan)).DeletedFiles);
        Assert.Equal(["p=a b/live"], await table.FilesAsync());
    }

    [Theory]
    [Trait("MP", "122")]
    [InlineData("")]
    [InlineData("file:")]
    [InlineData("file://")]
    public async Task An_absolute_spelling_inside_the_table_is_live(string scheme)
    {
        VacuumTable table = Open(_folder.Path);
        await table.CreateAsync(protocol: VectorProtocol);
        await table.PutAllAsync("x/a b", "vectors.bin", "garbage");
        string root = scheme + _folder.Path;
        await table.CommitAsync(Add($"{root}/x/a%20b", Vector("p", $"{root}/vectors.bin")));
        Age("x/a b", "vectors.bin", "garbage");
        Assert.Equal(["garbage"], (await table.PlanAsync()).Paths());
    }

    [Fact]
    public async Task A_neighbour_whose_name_begins_alike_is_outside()
    {
        VacuumTable table = Open(_folder["t"]);
        await table.CreateAsync();
        await table.CommitAsync(Add(_folder["t-evil/x"]));
        await Assert.ThrowsAsync<Table.Errors.PathNotAllowedException>(() => table.PlanAsync());
    }

    [Fact]
    public async Task Directories_stay_when_they_become_empty()
    {
        VacuumTable table = Open(_folder.Path);
        await table.CreateAsync();
        await table.PutAllAsync("p=1/garbage");
        Age("p=1/garbage");
        VacuumResult result = await table.RunAsync(await table.PlanAsync());
        Assert.Equal((1, 1), (result.DeletedFiles, result.VacuumedDirectories));
        Assert.True(Directory.Exists(_folder["p=1"]));
    }

    private static VacuumTable Open(string location) =>
        new(new LocalTableStore(location, new LocalStoreOptions { Durability = Durability.None }));

    private void Age(params string[] files)
    {
        foreach (string file in files)
        {
            File.SetLastWriteTimeUtc(_folder[file], s_longAgo);
        }
    }
}
