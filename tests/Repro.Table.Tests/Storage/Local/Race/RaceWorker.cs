using System.Globalization;
using Repro.Table.Storage;
using Repro.Table.Storage.Local;
using Repro.Table.Storage.Local.Calls;

namespace Repro.Table.Tests.Storage.Local.Race;

/// <summary>One process of the race: goes for every version in turn and writes a line for each that it won.</summary>
internal static class RaceWorker
{
    public const string Argument = "--race-worker";
    public const string Ready = "ready";

    public static async Task<int> RunAsync(string[] args)
    {
        var recipe = Enum.Parse<RaceRecipe>(args[0]);
        var folder = args[1];
        var versions = int.Parse(args[2], CultureInfo.InvariantCulture);
        var racer = int.Parse(args[3], CultureInfo.InvariantCulture);
        var content = RaceContent.Of(racer);
        var store = Store(recipe, folder);

        Console.WriteLine(Ready);
        Console.ReadLine();
        for (var version = 0; version < versions; version++)
        {
            var path = PathOf(version);
            var won = recipe == RaceRecipe.LookThenMove
                ? LookThenMove(Path.Join(folder, path.Value), content)
                : await store.PutAsync(path, content, PutMode.CreateOnly) switch
                {
                    PutOutcome.Created => true,
                    PutOutcome.AlreadyExists => false,
                    var outcome => throw new InvalidOperationException($"{path}: {outcome}"),
                };
            if (won)
            {
                Console.WriteLine(version.ToString(CultureInfo.InvariantCulture));
            }
        }

        return 0;
    }

    public static TablePath PathOf(int version) => TablePath.LogDirectory.Child($"{version:D20}.json");

    /// <summary>The race is about who wins, not about power: without syncs the racers meet more often.</summary>
    private static LocalTableStore Store(RaceRecipe recipe, string folder) => new(
        folder,
        new LocalStoreOptions { Durability = Durability.None },
        new ScriptedCalls
        {
            Script = (name, _, _) => recipe == RaceRecipe.ExclusiveRename && name == CallName.Link
                ? CallResult.Failure(FileFault.NotPermitted, "no hard links here")
                : null,
        });

    /// <summary>The pause makes the gap between the two steps as wide as it is on a busy machine.</summary>
    private static bool LookThenMove(string target, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!); // The target lies in the log directory.
        var temporary = $"{target}.{Environment.ProcessId}";
        File.WriteAllBytes(temporary, content);
        if (File.Exists(target))
        {
            return false;
        }

        Thread.Sleep(1);
        File.Move(temporary, target, overwrite: true);
        return true;
    }
}
