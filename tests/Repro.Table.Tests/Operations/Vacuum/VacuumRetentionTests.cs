using System.Globalization;
using Repro.Table.Errors;
using Repro.Table.Operations.Vacuum;
using Repro.Table.TestKit.Storage;
using Xunit;
using static Repro.Table.Tests.Operations.Vacuum.VacuumTable;

namespace Repro.Table.Tests.Operations.Vacuum;

public sealed class VacuumRetentionTests
{
    private const string Property = "delta.deletedFileRetentionDuration";

    [Theory]
    [Trait("MP", "94")]
    [InlineData(null, null, 7 * 24, "the default of delta.deletedFileRetentionDuration")]
    [InlineData("interval 2 days", null, 48, "the table property delta.deletedFileRetentionDuration")]
    [InlineData("interval 2 days", 48, 48, "the caller")]
    [InlineData("interval 2 days", 240, 240, "the caller")]
    public async Task The_plan_says_which_retention_rules(string? property, int? askedHours, int hours, string source)
    {
        VacuumTable table = await AgedTableAsync(property, ages: [hours - 1, hours + 1]);
        VacuumPlan plan = await table.PlanAsync(new VacuumOptions { Retention = Hours(askedHours) });
        Assert.Equal((TimeSpan.FromHours(hours), source), (plan.Retention, plan.RetentionSource));
        Assert.Equal(table.Clock.GetUtcNow() - TimeSpan.FromHours(hours), plan.Horizon);
        Assert.Equal([(hours + 1).ToString(CultureInfo.InvariantCulture)], plan.Paths());
    }

    [Fact]
    [Trait("MP", "94")]
    public async Task A_shorter_retention_is_refused_unless_asked_for_in_so_many_words()
    {
        VacuumTable table = await AgedTableAsync("interval 2 days", ages: [20, 30]);
        VacuumOptions options = new() { Retention = TimeSpan.FromHours(25) };
        ConstraintViolationException refused = await Assert
            .ThrowsAsync<ConstraintViolationException>(() => table.PlanAsync(options));
        Assert.Equal(Property, refused.Constraint);
        string[] parts = ["25 hours", "2 days", $"the table property {Property}, which rules", "Check.Override"];
        foreach (string part in parts)
        {
            Assert.Contains(part, refused.Message, StringComparison.Ordinal);
        }

        VacuumPlan plan = await table.PlanAsync(options with { RetentionCheck = RetentionCheck.Override });
        Assert.Equal(["30"], plan.Paths());
        Assert.Equal("the caller", plan.RetentionSource);
    }

    [Fact]
    public async Task No_retention_at_all_still_keeps_what_is_live()
    {
        VacuumTable table = await AgedTableAsync(null, ages: [0, 1]);
        await table.AppendAsync("live");
        table.Clock.Advance(TimeSpan.FromTicks(1));
        VacuumOptions options = new() { Retention = TimeSpan.Zero, RetentionCheck = RetentionCheck.Override };
        VacuumPlan plan = await table.PlanAsync(options);
        Assert.Equal(["0", "1"], plan.Paths());
    }

    [Fact]
    [Trait("MP", "94")]
    public async Task A_longer_retention_is_honoured_although_checkpoints_dropped_the_tombstones()
    {
        VacuumTable table = new();
        await table.CreateAsync();
        await table.AppendAsync("a", "b");
        table.Clock.Advance(TimeSpan.FromDays(30));
        await table.CommitAsync(RemoveAt("a", table.Clock.GetUtcNow()));
        table.Clock.Advance(TimeSpan.FromDays(10));
        await table.CommitAsync(RemoveAt("b", table.Clock.GetUtcNow()));
        await table.CheckpointAsync(Week);

        Assert.Equal(["a"], (await table.PlanAsync()).Paths());
        Assert.Empty((await table.PlanAsync(new VacuumOptions { Retention = TimeSpan.FromDays(11) })).Files);
        Assert.Equal(["a"], (await table.PlanAsync(new VacuumOptions { Retention = TimeSpan.FromDays(9) })).Paths());
    }

    [Theory]
    [InlineData("interval 99999999999 years")]
    [InlineData("-1 days")]
    [InlineData("nonsense")]
    public async Task A_bad_property_is_refused_by_name_whatever_is_asked(string value)
    {
        VacuumTable table = await AgedTableAsync(value, ages: [400 * 24]);
        VacuumOptions options = new() { Retention = TimeSpan.FromDays(300), RetentionCheck = RetentionCheck.Override };
        TablePropertyException refused = await Assert
            .ThrowsAsync<TablePropertyException>(() => table.PlanAsync(options));
        Assert.Equal((Property, value), (refused.Property, refused.Value));
    }

    [Fact]
    public async Task A_retention_longer_than_time_itself_keeps_everything()
    {
        VacuumTable table = await AgedTableAsync("interval 10000000 days", ages: [400 * 24]);
        VacuumPlan plan = await table.PlanAsync();
        Assert.Equal(DateTimeOffset.MinValue, plan.Horizon);
        Assert.Empty(plan.Files);
    }

    [Fact]
    public async Task A_negative_retention_is_the_callers_mistake()
    {
        VacuumTable table = await AgedTableAsync(null, ages: []);
        VacuumOptions options = new() { Retention = TimeSpan.FromTicks(-1), RetentionCheck = RetentionCheck.Override };
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => table.PlanAsync(options));
    }

    [Theory]
    [InlineData("""{"minReaderVersion":1,"minWriterVersion":7,"writerFeatures":["brandNew"]}""", "brandNew")]
    [InlineData("""{"minReaderVersion":1,"minWriterVersion":8}""", "minWriterVersion 8")]
    public async Task The_writer_protocol_comes_first(string protocol, string inTheWay)
    {
        RecordingTableStore? calls = null;
        VacuumTable table = new(store => calls = new RecordingTableStore(store));
        await table.CreateAsync();
        await table.PutAllAsync("garbage");
        table.Clock.Advance(TimeSpan.FromDays(8));
        VacuumPlan plan = await table.PlanAsync();
        await table.CommitAsync($$$"""{"protocol":{{{protocol}}}}""");
        calls!.Clear();
        UnsupportedFeatureException refused = await Assert
            .ThrowsAsync<UnsupportedFeatureException>(() => table.PlanAsync());
        Assert.Equal(TableAccess.Write, refused.Access);
        Assert.Equal([inTheWay], refused.Features);
        await Assert.ThrowsAsync<UnsupportedFeatureException>(() => table.RunAsync(plan));
        Assert.Equal(0, calls.Count(StoreVerb.ListTree) + calls.Count(StoreVerb.Delete));
    }

    [Fact]
    public async Task A_folder_of_pins_that_is_not_understood_stops_everything()
    {
        VacuumTable table = await AgedTableAsync(null, ages: [400]);
        VacuumPlan plan = await table.PlanAsync();
        await table.PutAllAsync("_repro/pins/paper.json");
        UnsupportedFeatureException refused = await Assert
            .ThrowsAsync<UnsupportedFeatureException>(() => table.PlanAsync());
        Assert.Equal(["_repro"], refused.Features);
        Assert.Contains("_repro/pins", refused.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<UnsupportedFeatureException>(() => table.RunAsync(plan));
        Assert.Equal(["400", "_repro/pins/paper.json"], await table.FilesAsync());
    }

    /// <summary>Makes a table with uncommitted files, each named by its age in hours.</summary>
    private static async Task<VacuumTable> AgedTableAsync(string? property, params int[] ages)
    {
        VacuumTable table = new();
        await table.CreateAsync(properties: property is null ? [] : [(Property, property)]);
        int age = ages.DefaultIfEmpty().Max();
        foreach (int next in ages.OrderDescending())
        {
            table.Clock.Advance(TimeSpan.FromHours(age - next));
            await table.PutAllAsync(next.ToString(CultureInfo.InvariantCulture));
            age = next;
        }

        table.Clock.Advance(TimeSpan.FromHours(age));
        return table;
    }

    private static TimeSpan? Hours(int? hours) => hours is int count ? TimeSpan.FromHours(count) : null;
}
