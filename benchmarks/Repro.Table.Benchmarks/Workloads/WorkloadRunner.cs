using System.Diagnostics;
using Repro.Table.Benchmarks.Measuring;

namespace Repro.Table.Benchmarks.Workloads;

/// <summary>Measures a workload in this process.</summary>
internal static class WorkloadRunner
{
    // The runtime recompiles a method after 30 calls, in the background and with a delay of 100 ms.
    private const int MinWarmUpRuns = 35;
    private const int MaxWarmUpRuns = 400;
    private const int MaxOperations = 200;
    private static readonly TimeSpan MinWarmUp = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan MaxWarmUp = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(0.5);

    /// <summary>Runs the workload and returns what an operation cost.</summary>
    public static async Task<Measurement> MeasureAsync(Workload workload, MeasuringMode mode)
    {
        await workload.PrepareAsync();
        double? firstCpuSeconds = null;
        if (mode == MeasuringMode.Warm)
        {
            await workload.WarmUpAsync(async () => firstCpuSeconds = await RunUntilSettledAsync(workload));
            await Task.Delay(Settling);
        }

        GC.Collect();
        GC.WaitForPendingFinalizers();
        ProcessMemory.ResetPeak();
        double start = ProcessMemory.ResidentMebibytes;
        Dictionary<string, double> before = Count(workload);
        ProcessClock clock = new();
        int operations = 0;
        Dictionary<string, string> result;
        do
        {
            await workload.BeforeAsync();
            clock.Start();
            result = await workload.RunAsync();
            clock.Stop();
            operations++;
        }
        while (mode == MeasuringMode.Warm
            && operations < Math.Min(MaxOperations, workload.MaxOperations)
            && clock.WallSeconds < Measured.TotalSeconds);

        Dictionary<string, double> counters = Count(workload).ToDictionary(c => c.Key, c => (c.Value - before[c.Key]) / operations);
        counters["allocatedBytes"] = (double)clock.AllocatedBytes / operations;
        return new Measurement
        {
            Operations = operations,
            CpuSeconds = clock.CpuSeconds / operations,
            WallSeconds = clock.WallSeconds / operations,
            FirstCpuSeconds = firstCpuSeconds,
            PeakMebibytes = ProcessMemory.PeakMebibytes,
            StartMebibytes = start,
            Counters = counters,
            Result = result,
        };
    }

    private static async Task<double> RunUntilSettledAsync(Workload workload)
    {
        long start = Stopwatch.GetTimestamp();
        double? first = null;
        for (int runs = 0; runs < MaxWarmUpRuns; runs++)
        {
            TimeSpan passed = Stopwatch.GetElapsedTime(start);
            if (passed > MaxWarmUp || (runs >= MinWarmUpRuns && passed > MinWarmUp))
            {
                break;
            }

            ProcessClock clock = new();
            await workload.BeforeAsync();
            clock.Start();
            await workload.RunAsync();
            clock.Stop();
            first ??= clock.CpuSeconds;
        }

        return first ?? 0;
    }

    private static Dictionary<string, double> Count(Workload workload) => new()
    {
        ["lists"] = workload.Stores.Sum(s => s.Counters.Lists),
        ["reads"] = workload.Stores.Sum(s => s.Counters.Reads),
        ["heads"] = workload.Stores.Sum(s => s.Counters.Heads),
        ["puts"] = workload.Stores.Sum(s => s.Counters.Puts),
        ["requests"] = workload.Stores.Sum(s => s.Counters.Requests),
        ["bytesRead"] = workload.Stores.Sum(s => s.Counters.BytesRead),
        ["bytesWritten"] = workload.Stores.Sum(s => s.Counters.BytesWritten),
    };
}
