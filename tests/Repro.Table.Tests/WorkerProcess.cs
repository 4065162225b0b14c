using System.Diagnostics;

namespace Repro.Table.Tests;

/// <summary>Starts this program again, as a worker.</summary>
internal static class WorkerProcess
{
    /// <summary>Starts a worker, whose three streams are the caller's.</summary>
    /// <param name="arguments">The one by which the worker is known, and its own.</param>
    public static Process Start(params string[] arguments)
    {
        var program = Path.Join(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "Repro.Table.Tests.exe" : "Repro.Table.Tests");
        return Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        }) ?? throw new InvalidOperationException("The worker did not start.");
    }

    /// <summary>Ends a worker, if it has not ended by itself.</summary>
    public static void End(Process process)
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
    }
}
