using Repro.Table.Tests.Log.Commits.Processes;
using Repro.Table.Tests.Storage.Local.Race;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace Repro.Table.Tests;

/// <summary>Runs the tests, as the entry point of xunit would, or one worker of a test between processes.</summary>
internal static class Program
{
    // The two arguments by which `dotnet test` and its build node make themselves known.
    private static readonly string[] PlatformArguments = ["--server", "--internal-msbuild-node"];

    private static Task<int> Main(string[] args) =>
        args is [RaceWorker.Argument, .. var rest] ? RaceWorker.RunAsync(rest)
        : args is [AppendWorker.Argument, .. var appends] ? AppendWorker.RunAsync(appends)
        : args.Intersect(PlatformArguments).Any()
            ? TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
            : ConsoleRunner.Run(args);
}
