using Repro.Table.Log.Replay;
using Repro.Table.Log.Retention;
using Repro.Table.Log.State;
using Repro.Table.Storage;

namespace Repro.Table.Operations.Vacuum;

internal sealed class VacuumOperation(ITableStore store, SnapshotLoader loader, TombstoneReader tombstones, IRetainedVersions retained, TimeProvider time)
{
    public Task<VacuumPlan> PlanAsync(SnapshotState latest, VacuumOptions options, CancellationToken cancellationToken) => throw new NotImplementedException($"{store}{loader}{tombstones}{retained}{time}");

    public Task<VacuumResult> RunAsync(VacuumPlan plan, SnapshotState latest, IProgress<VacuumProgress>? progress, CancellationToken cancellationToken) => throw new NotImplementedException();
}
