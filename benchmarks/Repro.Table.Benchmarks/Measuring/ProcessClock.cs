using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Repro.Table.Benchmarks.Measuring;

/// <summary>Adds up what runs between <see cref="Start"/> and <see cref="Stop"/>: wall time, processor time of all threads, garbage.</summary>
/// <remarks>The runtime's own processor time has steps of 10 ms, so the clock of the kernel is asked.</remarks>
internal sealed partial class ProcessClock
{
    private const int ProcessCpuTime = 2;

    private long _wallStart;
    private double _cpuStart;
    private long _allocatedStart;

    /// <summary>Gets the seconds that passed.</summary>
    public double WallSeconds { get; private set; }

    /// <summary>Gets the seconds of processor time, user and system, of all threads of the process.</summary>
    public double CpuSeconds { get; private set; }

    /// <summary>Gets the bytes allocated by all threads.</summary>
    public long AllocatedBytes { get; private set; }

    /// <summary>Begins a stretch.</summary>
    public void Start()
    {
        _allocatedStart = GC.GetTotalAllocatedBytes(precise: true);
        _cpuStart = ReadCpuSeconds();
        _wallStart = Stopwatch.GetTimestamp();
    }

    /// <summary>Ends the stretch and adds it.</summary>
    public void Stop()
    {
        WallSeconds += Stopwatch.GetElapsedTime(_wallStart).TotalSeconds;
        CpuSeconds += ReadCpuSeconds() - _cpuStart;
        AllocatedBytes += GC.GetTotalAllocatedBytes(precise: true) - _allocatedStart;
    }

    private static double ReadCpuSeconds() =>
        ReadClock(ProcessCpuTime, out TimeSpec time) == 0
            ? time.Seconds + (time.Nanoseconds * 1e-9)
            : throw new PlatformNotSupportedException("The suite needs the process clock of Linux.");

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int ReadClock(int clock, out TimeSpec time);

    private struct TimeSpec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
