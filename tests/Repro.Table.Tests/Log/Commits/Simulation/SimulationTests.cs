using Xunit;

namespace Repro.Table.Tests.Log.Commits.Simulation;

/// <summary>
/// Of every order of calls and every fault: what was told as committed is in the log once, what was told as failed is not, versions
/// have no gap, the table is what a serial replay gives, and no live file is gone.
/// </summary>
public class SimulationTests
{
    private static readonly int Seeds = Environment.GetEnvironmentVariable("REPRO_LONG") == "1" ? 1_000_000 : 1_500;

    [Fact]
    [Trait("MP", "27")]
    [Trait("MP", "28")]
    [Trait("MP", "29")]
    public Task Every_history_of_a_few_writers_holds() => AloneAsync(async () =>
    {
        Dictionary<Outcome, int> told = [];
        for (int seed = 0; seed < Seeds; seed++)
        {
            (Simulation run, string? wrong) = await Simulation.RunAsync(seed, PlantedBug.None);
            Assert.True(wrong is null, wrong);
            foreach (Outcome outcome in Enum.GetValues<Outcome>())
            {
                told[outcome] = told.GetValueOrDefault(outcome) + run.Count(outcome);
            }
        }

        // Histories in which nothing goes wrong would prove nothing.
        Assert.All(Enum.GetValues<Outcome>(), outcome => Assert.InRange(told[outcome], Seeds / 50, int.MaxValue));
    });

    [Theory]
    [Trait("MP", "124")]
    [InlineData(PlantedBug.NoOwnCommitCheck)]
    [InlineData(PlantedBug.DeletesOnAnyError)]
    [InlineData(PlantedBug.TrustsAbsence)]
    [InlineData(PlantedBug.LooksThenPuts)]
    [InlineData(PlantedBug.NoConflicts)]
    internal Task Control_a_planted_bug_is_found(PlantedBug bug) => AloneAsync(async () =>
    {
        for (int seed = 0; seed < 1000; seed++)
        {
            if ((await Simulation.RunAsync(seed, bug)).Wrong is string wrong)
            {
                // Found by what must hold of every history, not by a crash of the simulation itself.
                Assert.DoesNotContain(": writer ", wrong, StringComparison.Ordinal);
                return;
            }
        }

        Assert.Fail($"1000 histories with {bug} held");
    });

    [Fact]
    public Task One_seed_is_one_history() => AloneAsync(async () =>
    {
        for (int seed = 0; seed < 20; seed++)
        {
            (Simulation first, _) = await Simulation.RunAsync(seed, PlantedBug.None);
            (Simulation second, _) = await Simulation.RunAsync(seed, PlantedBug.None);
            Assert.Equal(first.Trace, second.Trace);
        }
    });

    /// <summary>Away from the synchronization context of the test, through which continuations would leave their turn.</summary>
    private static Task AloneAsync(Func<Task> simulate) => Task.Run(simulate, TestContext.Current.CancellationToken);
}
