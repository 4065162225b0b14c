using Repro.Table.Storage;

namespace Repro.Table.Log.Checkpoints;

internal sealed record LastCheckpointHint
{
    public long Version { get; init; }

    public static Task<LastCheckpointHint?> ReadAsync(ITableStore store, Repro.Table.Log.Actions.LogLimits limits, CancellationToken cancellationToken) => throw new NotImplementedException();
}
