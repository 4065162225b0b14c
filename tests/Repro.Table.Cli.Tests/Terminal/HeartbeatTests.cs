using Microsoft.Extensions.Time.Testing;
using Repro.Table.Cli.Terminal;

namespace Repro.Table.Cli.Tests.Terminal;

public sealed class HeartbeatTests
{
    [Fact]
    [Trait("MP", "110")]
    public void Without_a_terminal_there_is_at_most_one_plain_line_per_interval()
    {
        FakeTimeProvider time = new();
        using StringWriter error = new() { NewLine = "\n" };
        Heartbeat heartbeat = new(error, time, "Importing");

        heartbeat.Report(new WorkProgress(1, 10));
        Assert.Empty(error.ToString());

        time.Advance(Heartbeat.Interval);
        heartbeat.Report(new WorkProgress(4, 10));
        heartbeat.Report(new WorkProgress(5, 10));
        Assert.Equal("Importing: 40 %\n", error.ToString());
    }
}
