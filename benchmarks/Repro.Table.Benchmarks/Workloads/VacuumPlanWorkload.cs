using System.Globalization;
using Repro.Table.Operations.Vacuum;

namespace Repro.Table.Benchmarks.Workloads;

/// <summary>Plans a vacuum of everything that no live version names, in a table with stray files; nothing is deleted.</summary>
internal sealed class VacuumPlanWorkload(string table, string scratch, int strayFiles) : Workload
{
    private DeltaTable? _table;

    public override async Task PrepareAsync()
    {
        TableCopy.Make(table, scratch);
        for (int i = 0; i < strayFiles; i++)
        {
            File.Create(Path.Combine(scratch, $"part-{i.ToString("D5", CultureInfo.InvariantCulture)}-orphan.parquet")).Dispose();
        }

        _table = await DeltaTable.OpenAsync(EngineOf(scratch));
    }

    public override async Task<Dictionary<string, string>> RunAsync()
    {
        VacuumOptions everything = new() { Retention = TimeSpan.Zero, RetentionCheck = RetentionCheck.Override };
        VacuumPlan plan = await _table!.PlanVacuumAsync(everything); // Prepared: not null.
        return new() { ["files"] = plan.Files.Length.ToString(CultureInfo.InvariantCulture) };
    }
}
