using System.Globalization;

namespace Repro.Table.Tests.Log.Commits.Processes;

/// <summary>One process that appends to a table row by row, and writes a line for each row that it was told is committed.</summary>
internal static class AppendWorker
{
    public const string Argument = "--append-worker";
    public const string Ready = "ready";

    public static async Task<int> RunAsync(string[] args)
    {
        var table = await DeltaTable.OpenAsync(args[0]);
        var first = long.Parse(args[1], CultureInfo.InvariantCulture);
        var count = int.Parse(args[2], CultureInfo.InvariantCulture);
        Console.WriteLine(Ready);
        Console.ReadLine();
        for (var id = first; id < first + count; id++)
        {
            var commit = await table.AppendAsync([new AppendedRow(id)]);
            Console.WriteLine(id.ToString(CultureInfo.InvariantCulture));
            await commit.Maintenance;
        }

        return 0;
    }
}
