using Repro.Table.Data.Parquet;
using Repro.Table.Log.Actions;
using Repro.Table.Log.Checkpoints;
using Repro.Table.Log.Replay;
using Repro.Table.Storage;

namespace Repro.Table.Tests.Log.Segments;

/// <summary>Makes loaders of a store.</summary>
internal static class Loaders
{
    public static SnapshotLoader Of(ITableStore store, LogLimits? limits = null) =>
        new(store, new CheckpointReader(store, new ParquetNetEngine()), limits ?? LogLimits.Default);
}
