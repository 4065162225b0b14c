using System.Diagnostics;

namespace Repro.Table.TestKit.Peers;

/// <summary>Runs the script that makes a peer ready and prints where its launcher is.</summary>
internal static class PeerSetup
{
    // The scripts' own code for "this machine lacks something that I need".
    private const int Unmet = 3;

    /// <summary>Returns the launcher's path, which is the last line that the script prints.</summary>
    /// <remarks>Unpacks on the first call on a machine; later calls only look.</remarks>
    public static async Task<string> LauncherAsync(
        string script, IReadOnlyDictionary<string, string> environment, CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsLinux())
        {
            Absence.SkipOrFail("The peer engines need Linux.");
        }

        var start = new ProcessStartInfo(script) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!; // A new process, never a reused one: not null.
        Task<string> output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        Task<string> complaints = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode == Unmet)
        {
            Absence.SkipOrFail((await complaints).Trim());
        }

        return process.ExitCode == 0
            ? (await output).Trim().Split('\n')[^1]
            : throw new InvalidOperationException($"{script} ended with {process.ExitCode}: {await complaints}");
    }
}
