using System.Globalization;

namespace Repro.Table.Benchmarks.Workloads;

/// <summary>Opens the newest version: everything about a table but its rows.</summary>
internal sealed class OpenWorkload(string table) : Workload
{
    public override async Task<Dictionary<string, string>> RunAsync()
    {
        return Describe((await DeltaTable.OpenAsync(EngineOf(table))).Latest);
    }

    /// <summary>Names what the state of a version says in few numbers.</summary>
    public static Dictionary<string, string> Describe(Snapshot snapshot) => new()
    {
        ["version"] = snapshot.Version.ToString(CultureInfo.InvariantCulture),
        ["files"] = snapshot.FileCount.ToString(CultureInfo.InvariantCulture),
        ["sizeInBytes"] = snapshot.SizeInBytes.ToString(CultureInfo.InvariantCulture),
    };
}
