using System.Globalization;
using System.Text.Json;

namespace Repro.Table.Benchmarks.Suite;

/// <summary>Tables and files to measure on, made once by the peers from a seed and kept outside of the repository.</summary>
/// <remarks>
/// <list type="bullet">
/// <item><c>LC-c-k</c>: c commits of one file, a checkpoint every k (0: none);</item>
/// <item><c>LJ-n</c>: one commit of n files;</item>
/// <item><c>CP-n-w</c>: one checkpoint of n files with w columns of statistics, and a commit of one file after it;</item>
/// <item><c>D-n</c>: a Parquet file of n rows of eight mixed columns;</item>
/// <item><c>T-n</c>: the same rows as a table of ten files.</item>
/// </list>
/// Logs have no data files. Numbers may end in K or M.
/// </remarks>
internal sealed class FixtureCache(Peers peers, int seed)
{
    private const int FilesPerTable = 10;

    private readonly string _root = Path.Combine(
        Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } named
            ? named
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"),
        "repro-table-benchmarks",
        string.Create(CultureInfo.InvariantCulture, $"seed-{seed}"));

    /// <summary>Returns where a fixture lies, and makes it if it is not there.</summary>
    public async Task<string> FindAsync(string name)
    {
        string path = Path.Combine(_root, name.StartsWith("D-", StringComparison.Ordinal) ? name + ".parquet" : name);
        if (!Path.Exists(path))
        {
            // Under another name until it is whole, so that a run that was stopped leaves nothing half made.
            string draft = path + ".draft";
            Remove(draft);
            Directory.CreateDirectory(_root);
            Console.Error.WriteLine($"making {name}");
            await MakeAsync(name.Split('-'), draft);
            Directory.Move(draft, path);
        }

        return path;
    }

    /// <summary>Returns a folder that does not exist yet.</summary>
    public string NewScratch()
    {
        Directory.CreateDirectory(_root);
        string scratch = Path.Combine(_root, "scratch");
        Remove(scratch);
        return scratch;
    }

    /// <summary>Removes a file or folder, if it is there.</summary>
    public static void Remove(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
        else if (File.Exists(path))
        {
            File.Delete(path);
        }
    }

    private Task MakeAsync(string[] name, string path) => name switch
    {
        ["LC", string commits, string interval] =>
            MakeLogAsync(path, "--commits", Number(commits), "--checkpoint-every", interval, "--stats-columns", "4"),
        ["LJ", string files] => MakeLogAsync(path, "--commits", "0", "--initial-files", Number(files), "--stats-columns", "4"),
        ["CP", string files, string width] => MakeLogAsync(
            path,
            ["--commits", "1", "--initial-files", Number(files), "--stats-columns", width, "--checkpoint-at", "0", "--drop-json-before-checkpoint"]),
        ["D", string rows] => peers.AskAsync("make-data", "--rows", Number(rows), "--seed", Seed, "--out", path),
        ["T", string rows] => MakeTableAsync(long.Parse(Number(rows), CultureInfo.InvariantCulture), path),
        _ => throw new ArgumentException($"There is no fixture {string.Join('-', name)}."),
    };

    private string Seed => seed.ToString(CultureInfo.InvariantCulture);

    private Task<JsonElement> MakeLogAsync(string path, params string[] options) => peers.AskAsync(["make-log", path, "--seed", Seed, .. options]);

    private async Task MakeTableAsync(long rowCount, string path)
    {
        string slice = path + ".parquet";
        for (int i = 0; i < FilesPerTable; i++)
        {
            long start = rowCount * i / FilesPerTable;
            long rows = (rowCount * (i + 1) / FilesPerTable) - start;
            await peers.AskAsync(
                "make-data", "--rows", Text(rows), "--start-id", Text(start), "--of", Text(rowCount), "--seed", Seed, "--out", slice);
            await peers.AskAsync("write", path, slice);
        }

        File.Delete(slice);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Number(string text) =>
        text.Replace("K", "000", StringComparison.Ordinal).Replace("M", "000000", StringComparison.Ordinal);
}
