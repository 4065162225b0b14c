using System.Text.Json;
using Repro.Table.Benchmarks.Fixtures;

namespace Repro.Table.Benchmarks.Suite;

/// <summary>Finds out whether what was measured did what it should: our result against that of an engine that is not ours.</summary>
internal sealed class ResultCheck(Peers peers, Child child)
{
    private static readonly string[] AllColumns = ["id", "ts", "category", "name", "price", "x", "flag", "day"];

    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> _truths = [];

    /// <summary>Returns what is wrong with a run of ours; null if nothing is.</summary>
    /// <param name="spec">The workload.</param>
    /// <param name="fixture">Where the fixture lies; empty if there is none.</param>
    /// <param name="written">Where our run wrote to.</param>
    /// <param name="runs">The runs of all engines.</param>
    public async Task<string?> FindFailureAsync(WorkloadSpec spec, string fixture, string written, IReadOnlyList<Side> runs)
    {
        switch (spec.Check)
        {
            case CheckKind.Log:
                return Differ(await child.DigestAsync("digest-log", fixture), await TruthAsync(fixture, () => ListFilesAsync(fixture)))
                    ?? DifferingCount(runs, "version");
            case CheckKind.Rows:
                string digest = spec.Condition is null ? "digest-rows" : "digest-rows-filtered";
                return Differ(
                    await child.DigestAsync(digest, fixture),
                    await TruthAsync(fixture + spec.Condition, () => DigestAsync(fixture, spec.Columns ?? AllColumns, spec.Condition)))
                    ?? DifferingCount(runs, "rows");
            case CheckKind.Written:
                return Differ(await DigestAsync(written, AllColumns, null), await TruthAsync(fixture, () => DigestSourceAsync(fixture)))
                    ?? DifferingCount(runs, "rows");
            case CheckKind.Files:
                return DifferingCount(runs, "files");
            default:
                return null;
        }
    }

    // What a workload returns of one name must be the same in all runs of all engines that return it.
    private static string? DifferingCount(IReadOnlyList<Side> runs, string name)
    {
        string[] values = [.. runs.SelectMany(s => s.Runs).Select(r => r.Result.GetValueOrDefault(name)).OfType<string>().Distinct()];
        return values.Length == 1 ? null : $"{name} differ: {string.Join(", ", values)}";
    }

    private static string? Differ(IReadOnlyDictionary<string, string> ours, IReadOnlyDictionary<string, string> truth)
    {
        string[] wrong = [.. truth.Where(t => ours.GetValueOrDefault(t.Key) != t.Value).Select(t => t.Key)];
        return wrong.Length == 0 ? null : $"wrong: {string.Join(", ", wrong.Select(k => $"{k} {ours.GetValueOrDefault(k)}, not {truth[k]}"))}";
    }

    private async Task<IReadOnlyDictionary<string, string>> TruthAsync(
        string key, Func<Task<IReadOnlyDictionary<string, string>>> findAsync) =>
        _truths.TryGetValue(key, out IReadOnlyDictionary<string, string>? known) ? known : _truths[key] = await findAsync();

    private async Task<IReadOnlyDictionary<string, string>> ListFilesAsync(string table)
    {
        FileDigest digest = new();
        foreach (JsonElement file in (await peers.AskAsync("files", table, "--engine", "delta-rs")).GetProperty("files").EnumerateArray())
        {
            digest.Add(file.GetProperty("path").GetString()!, file.GetProperty("size").GetInt64()); // A file has a path.
        }

        return digest.Describe();
    }

    private async Task<IReadOnlyDictionary<string, string>> DigestAsync(string table, IEnumerable<string> columns, string? condition) =>
        Texts(await peers.AskAsync("sql", table, RowDigest.Sql(columns, condition), "--engine", "duckdb"));

    // The peers ask about tables only, so the source becomes one first; delta-rs writes it, DuckDB reads it.
    private async Task<IReadOnlyDictionary<string, string>> DigestSourceAsync(string source)
    {
        string table = source + ".check";
        FixtureCache.Remove(table);
        try
        {
            await peers.AskAsync("write", table, source);
            return await DigestAsync(table, AllColumns, condition: null);
        }
        finally
        {
            FixtureCache.Remove(table);
        }
    }

    private static Dictionary<string, string> Texts(JsonElement row) => row.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.ToString());
}
