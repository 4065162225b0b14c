using System.Globalization;

namespace Repro.Table.Cli.Terminal;

/// <summary>Progress where no terminal is: a plain line now and then, so that a log shows that the work is alive.</summary>
internal sealed class Heartbeat(TextWriter error, TimeProvider time, string label) : IProgress<WorkProgress>
{
    /// <summary>The shortest time between two lines.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    private long _last = time.GetTimestamp();

    public void Report(WorkProgress value)
    {
        if (time.GetElapsedTime(_last) < Interval)
        {
            return;
        }

        _last = time.GetTimestamp();
        error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{label}: {100.0 * value.Done / value.Total:0} %"));
    }
}
