using Repro.Table.Storage;

namespace Repro.Table.Data;

/// <summary>A data file that is complete and durable.</summary>
internal sealed record WrittenFile
{
    /// <summary>Gets path, size and time.</summary>
    public required StoreEntry Entry { get; init; }

    /// <summary>Gets the number of rows in it.</summary>
    public required long RowCount { get; init; }
}
