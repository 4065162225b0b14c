using Repro.Table.Benchmarks.Fixtures;
using Repro.Table.Log.Actions;

namespace Repro.Table.Benchmarks.Workloads;

/// <summary>Opens a table and digests its live files: the check beside workloads on logs, never timed.</summary>
internal sealed class DigestLogWorkload(string table) : Workload
{
    public override async Task<Dictionary<string, string>> RunAsync()
    {
        FileDigest digest = new();
        foreach (AddFile file in (await DeltaTable.OpenAsync(EngineOf(table))).Latest.Files)
        {
            digest.Add(file.Path, file.Size);
        }

        return digest.Describe();
    }
}
