using System.Text.Json;
using Repro.Table.Benchmarks.Measuring;

namespace Repro.Table.Benchmarks.Suite;

/// <summary>delta-rs and DuckDB, each call a process of its own.</summary>
internal sealed class Peers
{
    private readonly string _launcher;

    private Peers(string launcher, string versions)
    {
        _launcher = launcher;
        Versions = versions;
    }

    /// <summary>Gets the versions of all, as JSON.</summary>
    public string Versions { get; }

    /// <summary>Makes the peers ready.</summary>
    /// <param name="repository">The root of the repository, beside which the shared folder lies; <c>REPRO_SHARED</c> names another.</param>
    public static async Task<Peers> StartAsync(string repository)
    {
        string shared = Environment.GetEnvironmentVariable("REPRO_SHARED") is { Length: > 0 } named
            ? named
            : Path.Combine(repository, "..", "shared");
        string setup = await Command.RunAsync("bash", Path.Combine(shared, "peers", "python", "setup.sh"));
        string launcher = setup.Trim().Split('\n')[^1];
        return new Peers(launcher, (await Command.RunAsync(launcher, "versions")).Trim());
    }

    /// <summary>Runs a command of the peers and returns its answer, or the first row of it.</summary>
    public async Task<JsonElement> AskAsync(params IEnumerable<string> words) =>
        JsonElement.Parse((await Command.RunAsync(_launcher, words)).Trim().Split('\n')[0]);

    /// <summary>Runs a workload of the peers once.</summary>
    public async Task<Measurement> MeasureAsync(PeerSpec peer, IEnumerable<string> words, long size)
    {
        IEnumerable<string> options = peer.Options.Select(
            o => o.Replace("{size}", size.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
        return Measurement.OfPeer(await AskAsync(["bench", peer.Workload, "--engine", peer.Engine, "--repeat", "1", .. words, .. options]));
    }
}
