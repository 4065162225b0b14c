using Repro.Table.Expressions.Conditions;
using Repro.Table.Schemas;
using Repro.Table.Storage;

namespace Repro.Table.Data;

/// <summary>Which columns of which file are to be read.</summary>
internal sealed record ParquetReadRequest
{
    /// <summary>Gets the file.</summary>
    public required TablePath Path { get; init; }

    /// <summary>Gets the size that the log gives for it, in bytes; it saves a request and a different one is damage.</summary>
    public required long SizeInBytes { get; init; }

    /// <summary>Gets the columns wanted, under physical names; nested types may leave out fields. May be empty: then batches
    /// have no columns but their row counts are right.</summary>
    public required StructType Schema { get; init; }

    /// <summary>Gets a condition on columns of <see cref="Schema"/>; null for none. Row groups of which the file says that no row
    /// meets it may be left out; rows that do not meet it may still come.</summary>
    public Condition? Condition { get; init; }

    /// <summary>Gets the most rows of a batch.</summary>
    public int MaxBatchRows { get; init; } = 65_536;
}
