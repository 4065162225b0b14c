using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Repro.Table.Benchmarks.Suite;

/// <summary>The command <c>suite</c>: whole workloads beside the peers, into <c>benchmarks/results</c>.</summary>
internal static class SuiteCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Runs it.</summary>
    public static async Task<int> RunAsync(ReadOnlyMemory<string> words)
    {
        SuiteOptions options = SuiteOptions.Parse(words.Span);
        string repository = FindRepository();
        double loadAtStart = Machine.Load;
        Peers peers = await Peers.StartAsync(repository);
        Child child = new(options.Seed);
        RungContest contest = new(
            new FixtureCache(peers, options.Seed), peers, child, new ResultCheck(peers, child), options.Rounds);
        List<WorkloadOutcome> outcomes = [];
        foreach (WorkloadSpec spec in ReadSpecs(repository).Where(options.Chooses))
        {
            outcomes.Add(await RunAsync(contest, spec, options.Scale));
        }

        SuiteReport report = new()
        {
            Date = DateTimeOffset.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Commit = await DescribeCommitAsync(repository),
            Scale = options.Scale,
            Seed = options.Seed,
            Rounds = options.Rounds,
            Machine = Machine.Describe(),
            Sdk = (await Command.RunAsync("dotnet", "--version")).Trim(),
            Peers = peers.Versions,
            LoadAtStart = loadAtStart,
            LoadAtEnd = Machine.Load,
            Workloads = outcomes,
        };
        await WriteAsync(report, Path.Combine(repository, "benchmarks", "results"));
        return outcomes.SelectMany(o => o.Rungs).All(r => r.Failure is null) ? 0 : 1;
    }

    private static async Task<WorkloadOutcome> RunAsync(RungContest contest, WorkloadSpec spec, SuiteScale scale)
    {
        List<RungOutcome> rungs = [];
        foreach (Rung rung in spec.Rungs.Where(r => r.Scale <= scale))
        {
            RungOutcome outcome = await contest.RunAsync(spec, rung);
            rungs.Add(outcome);
            string ratios = string.Join(", ", outcome.Peers.Select(
                p => string.Create(CultureInfo.InvariantCulture, $"{outcome.RatioTo(p).Median:0.00}x {p.Engine}")));
            Console.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{spec.Name} {rung.Size}: {outcome.Ours.CpuSeconds * 1000:0.0} ms CPU, {outcome.Ours.PeakMebibytes:0} MiB, {ratios} {outcome.Failure}"));
        }

        return new WorkloadOutcome { Spec = spec, Rungs = rungs };
    }

    private static IEnumerable<WorkloadSpec> ReadSpecs(string repository) => Directory
        .EnumerateFiles(Path.Combine(repository, "benchmarks", "workloads"), "*.json")
        .Order(StringComparer.Ordinal)
        .Select(f => JsonSerializer.Deserialize<WorkloadSpec>(File.ReadAllText(f), Json)!); // A file holds an object: not null.

    private static async Task WriteAsync(SuiteReport report, string folder)
    {
        string path = Path.Combine(folder, $"{report.Date}-{report.Commit}");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(path + ".json", JsonSerializer.Serialize(report, Json) + "\n");
        string table = ReportTable.Write(report);
        await File.WriteAllTextAsync(path + ".md", table);
        Console.WriteLine(table);
    }

    private static async Task<string> DescribeCommitAsync(string repository)
    {
        string commit = (await Command.RunAsync("git", "-C", repository, "rev-parse", "--short=10", "HEAD")).Trim();
        string changes = await Command.RunAsync("git", "-C", repository, "status", "--porcelain", "--", "src", "benchmarks/Repro.Table.Benchmarks");
        return changes.Length == 0 ? commit : commit + "-dirty";
    }

    private static string FindRepository()
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Repro.Table.sln")))
            {
                return at.FullName;
            }
        }

        throw new InvalidOperationException($"No Repro.Table.sln above {AppContext.BaseDirectory}.");
    }
}
