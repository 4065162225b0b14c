using Repro.Table.TestKit.Storage;
using Xunit;

namespace Repro.Table.Tests.Storage.Local.Race;

/// <summary>Processes race for each version, and exactly one wins; with controls that the same race must catch.</summary>
[Trait("MP", "30")]
public sealed class LocalRaceTests : IDisposable
{
    private const int ControlRounds = 20_000;

    private static readonly bool IsLong = Environment.GetEnvironmentVariable("REPRO_LONG") == "1";
    private static readonly int Racers = IsLong ? 64 : 16;
    private static readonly int Versions = IsLong ? 2_000 : 200;

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(RaceRecipe.Link)]
    [InlineData(RaceRecipe.ExclusiveRename)]
    public async Task Each_version_has_one_winner_and_is_never_seen_in_part(RaceRecipe recipe)
    {
        Assert.SkipWhen(recipe == RaceRecipe.ExclusiveRename && !OperatingSystem.IsLinux(), "the other systems have one way each");
        var race = await ProcessRace.RunAsync(recipe, _folder.Path, Racers, Versions, Token);
        for (var version = 0; version < Versions; version++)
        {
            var content = await File.ReadAllBytesAsync(_folder[RaceWorker.PathOf(version).Value], Token);
            Assert.True(race.Winners.TryGetValue(version, out var winners), $"version {version} has no winner");
            Assert.True(winners.Count == 1, $"version {version} was won by {string.Join(", ", winners)}");
            Assert.Equal(winners[0], RaceContent.Writer(content));
        }

        Assert.Equal(0, race.TornReads);
        Assert.NotEqual(0, race.WholeReads);
        Assert.Equal(Versions, Directory.GetFiles(_folder["_delta_log"]).Length);
    }

    [Fact]
    public async Task Control_looking_before_moving_has_two_winners()
    {
        var race = await ProcessRace.RunAsync(RaceRecipe.LookThenMove, _folder.Path, Racers, Versions, Token);
        Assert.Contains(race.Winners.Values, winners => winners.Count > 1);
    }

    /// <summary>That .NET's exclusive move looks and then renames is why the store does not use it.</summary>
    [Fact]
    public void Control_the_exclusive_move_of_dotnet_has_two_winners()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the move is exclusive there");
        const int threads = 8;
        var target = _folder["target"];
        var rounds = 0;
        var wins = 0;
        var isFound = false;
        using var start = new Barrier(threads);
        using var end = new Barrier(threads, _ =>
        {
            isFound = wins > 1;
            wins = 0;
            rounds++;
            File.Delete(target);
        });
        var racers = Enumerable.Range(0, threads).Select(id => new Thread(() => Race(_folder[$"temporary-{id}"]))).ToList();
        racers.ForEach(racer => racer.Start());
        racers.ForEach(racer => racer.Join());
        Assert.True(isFound, $"no second winner in {rounds} rounds: may File.Move be used after all?");

        void Race(string temporary)
        {
            while (!isFound && rounds < ControlRounds)
            {
                File.WriteAllText(temporary, "content");
                start.SignalAndWait();
                try
                {
                    File.Move(temporary, target, overwrite: false);
                    Interlocked.Increment(ref wins);
                }
                catch (IOException)
                {
                    // Lost.
                }

                end.SignalAndWait();
            }
        }
    }

    [Fact]
    public async Task Control_a_name_that_is_taken_before_it_is_written_is_seen_in_part()
    {
        var target = _folder["target"];
        using var seen = new ManualResetEventSlim();
        var writing = Task.Run(
            () =>
            {
                using var file = new FileStream(target, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
                file.Write(RaceContent.Of(1).AsSpan(0, 100));
                seen.Wait(Token);
            },
            Token);
        while (!File.Exists(target))
        {
            await Task.Yield();
        }

        var content = await File.ReadAllBytesAsync(target, Token);
        seen.Set();
        await writing;
        Assert.Null(RaceContent.Writer(content));
    }
}
