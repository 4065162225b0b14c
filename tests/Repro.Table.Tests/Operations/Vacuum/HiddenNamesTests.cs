using Xunit;

namespace Repro.Table.Tests.Operations.Vacuum;

[Trait("MP", "39")]
[Trait("MP", "121")]
public sealed class HiddenNamesTests
{
    [Theory]
    [InlineData("part-0.parquet", true)]
    [InlineData("x/y/part-0.parquet", true)]
    [InlineData("metadata/v1.metadata.json", true)]
    [InlineData("_x/part", false)]
    [InlineData("_file", false)]
    [InlineData(".hidden", false)]
    [InlineData(".git/objects/1", false)]
    [InlineData("a/_x/part", false)]
    [InlineData("a/.x/part", false)]
    [InlineData("_delta_log_backup/0.json", false)]
    [InlineData("a/_delta_log/0.json", false)]
    [InlineData("_delta_index/x", true)]
    [InlineData("_delta_index_2/x", true)]
    [InlineData("_change_data/cdc-0.parquet", true)]
    [InlineData("_change_data/_x/cdc", false)]
    [InlineData("_date=2026-01-01/part", true)]
    [InlineData("_date=2026-01-01/_tmp/part", false)]
    [InlineData("x=1/_date=2026-01-01/part", true)]
    [InlineData("_dates_backup/part", false)]
    [InlineData("_date/part", false)]
    [InlineData("_Date=1/part", false)]
    [InlineData("_dat=1/part", false)]
    [InlineData("_date=file", false)]
    [InlineData(".dot=1/part", true)]
    [InlineData("_a%3Ab=1/part", true)]
    [InlineData("_a:b=1/part", false)]
    public async Task Only_directories_of_the_table_are_entered(string path, bool isEntered)
    {
        VacuumTable table = new();
        await table.CreateAsync(["_date", ".dot", "_a:b", "x"]);
        await table.PutAllAsync(path);
        table.Clock.Advance(TimeSpan.FromDays(365));
        Assert.Equal(isEntered ? [path] : [], (await table.PlanAsync()).Paths());
    }

    [Fact]
    public async Task Iceberg_metadata_is_hidden_in_a_table_that_is_both()
    {
        VacuumTable table = new();
        await table.CreateAsync(properties: ("delta.universalFormat.enabledFormats", "iceberg"));
        await table.PutAllAsync("metadata/v1.json", "metadata", "metadata2/x");
        table.Clock.Advance(TimeSpan.FromDays(365));
        Assert.Equal(["metadata", "metadata2/x"], (await table.PlanAsync()).Paths());
    }

    [Fact]
    public async Task Nothing_of_the_log_is_ever_garbage()
    {
        VacuumTable table = new();
        await table.CreateAsync();
        await table.PutAllAsync(
            "_delta_log/old.tmp", "_delta_log/_sidecars/x.parquet", "_delta_log/x=1/y", "_delta_log/_change_data/z");
        table.Clock.Advance(TimeSpan.FromDays(365));
        Assert.Empty((await table.PlanAsync()).Files);
    }
}
