using Spectre.Console;

namespace Repro.Table.Cli.Terminal;

/// <summary>Progress on a terminal: a bar that goes when the work is done.</summary>
internal static class ProgressBar
{
    public static Task<T> RunAsync<T>(IAnsiConsole console, string label, Func<IProgress<WorkProgress>, Task<T>> work) =>
        console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
            .StartAsync(context => work(new Bar(context.AddTask(Markup.Escape(label)))));

    private sealed class Bar(ProgressTask task) : IProgress<WorkProgress>
    {
        public void Report(WorkProgress value)
        {
            task.MaxValue = value.Total;
            task.Value = value.Done;
        }
    }
}
