using System.Globalization;

namespace Repro.Table.Benchmarks.Measuring;

/// <summary>Resident memory of this process as the kernel counts it.</summary>
internal static class ProcessMemory
{
    /// <summary>Gets what is resident now, in MiB.</summary>
    public static double ResidentMebibytes => Read("VmRSS:");

    /// <summary>Gets the most that was resident since <see cref="ResetPeak"/>, in MiB.</summary>
    public static double PeakMebibytes => Read("VmHWM:");

    /// <summary>Lets the peak begin at what is resident now.</summary>
    public static void ResetPeak() => File.WriteAllText("/proc/self/clear_refs", "5");

    private static double Read(string name)
    {
        string line = File.ReadLines("/proc/self/status").First(l => l.StartsWith(name, StringComparison.Ordinal));
        return double.Parse(line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }
}
