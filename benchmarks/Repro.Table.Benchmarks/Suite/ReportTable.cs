using System.Globalization;
using System.Text;
using Repro.Table.Benchmarks.Measuring;

namespace Repro.Table.Benchmarks.Suite;

/// <summary>Writes a report as Markdown: a table a workload, how costs grow, and a list of where we lose.</summary>
internal static class ReportTable
{
    /// <summary>Returns the text.</summary>
    public static string Write(SuiteReport report)
    {
        StringBuilder text = new();
        Line(text, $"# Suite, {report.Date}, commit {report.Commit}, scale {Lower(report.Scale)}\n");
        Line(text, $"Machine: {report.Machine}. SDK {report.Sdk}. Load {report.LoadAtStart:0.0} at the start, {report.LoadAtEnd:0.0} at the end.  ");
        Line(text, $"Peers: `{report.Peers}`, ParquetSharp {typeof(ParquetSharp.ParquetFileReader).Assembly.GetName().Version}. Seed {report.Seed}.\n");
        Line(text, $"CPU is user and system time of all threads, per operation: the median of {2 * report.Rounds} runs, each in a process of its own,");
        Line(text, $"ours and the peers in turn, there and back again. A ratio is ours divided by the peer's, median (smallest to largest); below 1 we win.");
        Line(text, $"Results were compared with another engine's: a wrong one has no time. Memory is the peak of the process. Only ratios and counts");
        Line(text, $"of one run may be compared; times may not, from one run to the next.\n");
        foreach (WorkloadOutcome workload in report.Workloads)
        {
            Write(text, workload);
        }

        WriteLosses(text, report);
        return text.ToString();
    }

    private static void Write(StringBuilder text, WorkloadOutcome workload)
    {
        WorkloadSpec spec = workload.Spec;
        Line(text, $"## {spec.Name}\n\n{spec.Question} ({(spec.Mode == "warm" ? "after warm-up" : "first operation of a fresh process")})\n");
        string[] header =
        [
            spec.Unit, "CPU ms", .. spec.Peers.Select(p => $"x {p.Engine} {p.Workload}"), "requests", "KiB read", "KiB written", "KiB allocated", "MiB",
            .. spec.Peers.Select(p => $"MiB {p.Engine}"), "load", "checked",
        ];
        Line(text, $"| {string.Join(" | ", header)} |");
        Line(text, $"|{string.Concat(header.Select(_ => "---|"))}");
        foreach (RungOutcome rung in workload.Rungs)
        {
            Line(text, $"| {string.Join(" | ", Cells(rung))} |");
        }

        string exponents = string.Join(", ", workload.Exponents().Select(e => Text($"{e.Key} {e.Value:0.00}")));
        Line(text, $"{(exponents.Length == 0 ? string.Empty : $"\nGrowth exponents over {workload.Rungs.Count} sizes: {exponents}.")}");
        if (spec.Note is not null)
        {
            Line(text, $"\n{spec.Note}");
        }

        foreach ((string name, string value) in workload.Rungs[^1].Ours.Runs[^1].Result.Where(_ => spec.Check == CheckKind.Itself))
        {
            Line(text, $"- {name}: {value}");
        }

        Line(text, $"");
    }

    private static IEnumerable<string> Cells(RungOutcome rung)
    {
        Measurement ours = rung.Ours.Runs[^1];
        bool isRight = rung.Failure is null;
        yield return Text($"{rung.Size:N0}");
        yield return isRight ? Text($"{rung.Ours.CpuSeconds * 1000:0.00}") : "-";
        foreach (Side peer in rung.Peers)
        {
            Ratio ratio = rung.RatioTo(peer);
            yield return isRight ? Text($"**{ratio.Median:0.00}** ({ratio.Smallest:0.00} to {ratio.Largest:0.00}) of {peer.CpuSeconds * 1000:0.00} ms") : "-";
        }

        yield return Text($"{ours.Counters["requests"]:0.#}");
        yield return Text($"{ours.Counters["bytesRead"] / 1024:N1}");
        yield return Text($"{ours.Counters["bytesWritten"] / 1024:N1}");
        yield return Text($"{ours.Counters["allocatedBytes"] / 1024:N1}");
        yield return Text($"{rung.Ours.PeakMebibytes:0}");
        foreach (Side peer in rung.Peers)
        {
            yield return Text($"{peer.PeakMebibytes:0}");
        }

        yield return Text($"{rung.Load:0.0}");
        yield return rung.Failure ?? "yes";
    }

    private static void WriteLosses(StringBuilder text, SuiteReport report)
    {
        Line(text, $"## Where we lose\n");
        var losses = report.Workloads
            .SelectMany(w => w.Rungs.Where(r => r.Failure is null).SelectMany(r => r.Peers.Select(p => (w.Spec, Rung: r, Peer: p, Ratio: r.RatioTo(p).Median))))
            .Where(l => l.Ratio > 1)
            .OrderByDescending(l => l.Ratio)
            .ToList();
        Line(text, $"{(losses.Count == 0 ? "Nowhere in this run." : string.Empty)}");
        foreach ((WorkloadSpec spec, RungOutcome rung, Side peer, double ratio) in losses)
        {
            Line(text, $"- {spec.Name}, {rung.Size:N0} {spec.Unit}: {ratio:0.00}x the processor time of {peer.Engine}");
        }
    }

    private static string Lower(SuiteScale scale) => scale == SuiteScale.Full ? "full" : "small";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static void Line(StringBuilder builder, FormattableString text) => builder.Append(Text(text)).Append('\n');
}
