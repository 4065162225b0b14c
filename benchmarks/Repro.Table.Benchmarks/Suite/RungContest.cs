using Repro.Table.Benchmarks.Measuring;

namespace Repro.Table.Benchmarks.Suite;

/// <summary>Runs one rung: ours and the peers in turn, there and back again, each run in a process of its own.</summary>
/// <remarks>There and back (A B B A) lets a load that comes or goes meanwhile meet all alike.</remarks>
internal sealed class RungContest(FixtureCache fixtures, Peers peers, Child child, ResultCheck check, int rounds)
{
    /// <summary>Runs it.</summary>
    public async Task<RungOutcome> RunAsync(WorkloadSpec spec, Rung rung)
    {
        double load = Machine.Load;
        string fixture = rung.Fixture is null ? string.Empty : await fixtures.FindAsync(rung.Fixture);
        string[] input = rung.Fixture is null ? [] : [rung.Fixture.StartsWith("D-", StringComparison.Ordinal) ? "--source" : "--table", fixture];
        List<Measurement>[] runs = [.. Enumerable.Range(0, 1 + spec.Peers.Count).Select(_ => new List<Measurement>())];
        string scratch = string.Empty;
        foreach (int side in Turns(runs.Length))
        {
            string used = fixtures.NewScratch();
            runs[side].Add(side == 0
                ? await child.MeasureAsync(spec.Ours, spec.Mode, rung.Size, used, input)
                : await MeasureAsync(spec.Peers[side - 1], spec.Mode, rung.Size, used, input));
            scratch = used;
        }

        Side ours = new() { Engine = "ours", Workload = spec.Ours, Runs = runs[0] };
        Side[] theirs = [.. spec.Peers.Select((p, i) => new Side { Engine = p.Engine, Workload = p.Workload, Runs = runs[i + 1] })];
        string? failure = await check.FindFailureAsync(spec, fixture, scratch, [ours, .. theirs]);
        FixtureCache.Remove(scratch);
        return new RungOutcome
        {
            Size = rung.Size,
            Ours = ours,
            Peers = theirs,
            Failure = failure ?? (ours.PeakMebibytes > spec.MaxPeakMebibytes ? $"more than {spec.MaxPeakMebibytes} MiB" : null),
            Load = load,
        };
    }

    // Ours is the last one, so that what it wrote is still there to be checked.
    private IEnumerable<int> Turns(int sides) =>
        Enumerable.Range(0, rounds).SelectMany(_ => Enumerable.Range(0, sides).Concat(Enumerable.Range(0, sides).Reverse()));

    private Task<Measurement> MeasureAsync(PeerSpec peer, string mode, long size, string scratch, string[] input) =>
        peer.Engine == "parquetsharp"
            ? child.MeasureAsync(peer.Workload, mode, size, scratch, input)
            : peers.MeasureAsync(peer, input, size);
}
