using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace Repro.Table.Tests.Storage.Local.Race;

/// <summary>Lets processes race for versions in one folder while a reader looks on.</summary>
internal sealed class ProcessRace
{
    private readonly Dictionary<int, List<int>> _winners = [];

    /// <summary>Gets who said that they won, by version.</summary>
    public IReadOnlyDictionary<int, List<int>> Winners => _winners;

    /// <summary>Gets how often the reader saw a version whole.</summary>
    public int WholeReads { get; private set; }

    /// <summary>Gets how often the reader saw a version empty, in part, or mixed.</summary>
    public int TornReads { get; private set; }

    public static async Task<ProcessRace> RunAsync(
        RaceRecipe recipe, string folder, int racers, int versions, CancellationToken cancellationToken)
    {
        var race = new ProcessRace();
        var processes = Enumerable.Range(0, racers).Select(racer => Start(recipe, folder, versions, racer)).ToList();
        try
        {
            foreach (var process in processes)
            {
                Assert.Equal(RaceWorker.Ready, await process.StandardOutput.ReadLineAsync(cancellationToken));
            }

            foreach (var process in processes)
            {
                await process.StandardInput.WriteLineAsync("go");
                await process.StandardInput.FlushAsync(cancellationToken);
            }

            var results = Task.WhenAll(processes.Select(process => process.StandardOutput.ReadToEndAsync(cancellationToken)));
            await Task.Run(() => race.Watch(folder, versions, results), cancellationToken);
            race.Collect(await results);
            foreach (var process in processes)
            {
                await process.WaitForExitAsync(cancellationToken);
                Assert.True(process.ExitCode == 0, await process.StandardError.ReadToEndAsync(cancellationToken));
            }
        }
        finally
        {
            processes.ForEach(WorkerProcess.End);
        }

        return race;
    }

    private static Process Start(RaceRecipe recipe, string folder, int versions, int racer) => WorkerProcess.Start(
        RaceWorker.Argument,
        recipe.ToString(),
        folder,
        versions.ToString(CultureInfo.InvariantCulture),
        racer.ToString(CultureInfo.InvariantCulture));

    /// <summary>Reads the version that is being raced for, again and again, until all racers are done.</summary>
    private void Watch(string folder, int versions, Task racing)
    {
        for (var version = 0; version < versions && !racing.IsCompleted;)
        {
            try
            {
                if (RaceContent.Writer(File.ReadAllBytes(Path.Join(folder, RaceWorker.PathOf(version).Value))) is null)
                {
                    TornReads++;
                }
                else
                {
                    WholeReads++;
                    version++;
                }
            }
            catch (IOException)
            {
                // Not there yet.
            }
        }
    }

    private void Collect(string[] outputs)
    {
        for (var racer = 0; racer < outputs.Length; racer++)
        {
            foreach (var line in outputs[racer].Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                var version = int.Parse(line, CultureInfo.InvariantCulture);
                if (!_winners.TryGetValue(version, out var winners))
                {
                    _winners[version] = winners = [];
                }

                winners.Add(racer);
            }
        }
    }
}
