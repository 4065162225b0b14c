using Repro.Table.Log.Actions;

namespace Repro.Table.Operations;

/// <summary>How rows are written and what is recorded with them.</summary>
public sealed record WriteOptions
{
    /// <summary>Gets the size at which a new file is begun, in bytes; null for the table's <c>delta.targetFileSize</c>, else 128 MiB.</summary>
    public long? TargetFileSizeInBytes { get; init; }

    /// <summary>Gets text that <c>history</c> of every engine shows with the commit; null for none.</summary>
    public string? UserMetadata { get; init; }

    /// <summary>Gets the application transaction of this write: if it, or a higher one of the same application, was committed
    /// before, nothing is written. Null for none.</summary>
    public SetTransaction? Transaction { get; init; }
}
