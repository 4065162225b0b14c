using Repro.Table.Cli.Failures;
using Repro.Table.Errors;

namespace Repro.Table.Cli.Tests.Failures;

public sealed class ErrorReportTests
{
    [Fact]
    public void A_transient_failure_says_try_later()
    {
        ErrorReport report = ErrorReport.Of(new StoreException("StoreFailed", "read", "x", "The disk is busy.", isTransient: true));
        Assert.Equal(ExitCode.Transient, report.Exit);
        Assert.Equal("StoreFailed", report.Code);
        Assert.Equal("x", (string)report.Details["path"]!);
    }

    [Fact]
    public void A_lasting_failure_of_the_store_is_a_failure() => Assert.Equal(
        ExitCode.Failed, ErrorReport.Of(new StoreException("StoreFailed", "read", "x", "No right.", isTransient: false)).Exit);

    [Fact]
    public void A_cancellation_has_its_own_exit_code() =>
        Assert.Equal(ExitCode.Cancelled, ErrorReport.Of(new OperationCanceledException()).Exit);

    [Fact]
    public void A_wrong_argument_is_wrong_usage_and_does_not_show_the_parameter()
    {
        ErrorReport report = ErrorReport.Of(new ArgumentException("Retention is too short.", "options"));
        Assert.Equal(ExitCode.Usage, report.Exit);
        Assert.Equal("Retention is too short.", report.Message);
    }

    [Fact]
    public void An_unexpected_failure_is_one_line_without_a_stack_trace()
    {
        ErrorReport report = ErrorReport.Of(new InvalidOperationException("first\r\nsecond\n"));
        Assert.Equal(ExitCode.Failed, report.Exit);
        Assert.Equal(
            "error: InvalidOperationException: first second This is a fault of repro; please report it with the command that you ran.",
            report.ToLine());
    }
}
