using Repro.Table.Data;
using Repro.Table.Log.Actions;
using Repro.Table.Log.Segments;
using Repro.Table.Log.State;
using Repro.Table.Storage;

namespace Repro.Table.Log.Checkpoints;

internal sealed class CheckpointReader(ITableStore store, IParquetEngine parquet)
{
    public Task<CheckpointContents> ReadAsync(CheckpointFiles checkpoint, ActionKinds kinds, FileIndex known, CancellationToken cancellationToken) => throw new NotImplementedException($"{store}{parquet}");
}
