using Apache.Arrow;
using Repro.Table.Expressions;
using Repro.Table.Log.Actions;
using Repro.Table.Scanning;
using Repro.Table.Schemas;

namespace Repro.Table;

/// <summary>A version of a table, as it was and stays.</summary>
/// <remarks>Immutable and thread safe; it owns nothing to dispose.</remarks>
public sealed class Snapshot
{
    /// <summary>Gets the version.</summary>
    public long Version => throw new NotImplementedException();

    /// <summary>Gets the schema, partition columns included.</summary>
    public StructType Schema => throw new NotImplementedException();

    /// <summary>Gets identity, partitioning and properties.</summary>
    public Metadata Metadata => throw new NotImplementedException();

    /// <summary>Gets what a program must know to read and to write this version.</summary>
    public Protocol Protocol => throw new NotImplementedException();

    /// <summary>Gets the number of logical files.</summary>
    public long FileCount => throw new NotImplementedException();

    /// <summary>Gets the size of the data files in bytes.</summary>
    public long SizeInBytes => throw new NotImplementedException();

    /// <summary>Gets the number of rows as the statistics have it; null if a file has none.</summary>
    public long? RowCount => throw new NotImplementedException();

    /// <summary>Gets the logical files in the order in which they are read. Each is made when it is reached.</summary>
    public IEnumerable<AddFile> Files => throw new NotImplementedException();

    /// <summary>Reads rows as records; columns are matched to constructor parameters or properties by name, ignoring case.</summary>
    public IAsyncEnumerable<T> ReadAsync<[System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(
        System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.PublicConstructors
        | System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.PublicProperties)] T>(
        Predicate? where = null, CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>Reads rows as batches.</summary>
    /// <remarks>
    /// Rows come file by file in ascending order of the UTF-8 bytes of the decoded path, and within a file in file order: the
    /// same on every run, whatever the parallelism. Memory is bounded by <see cref="ScanOptions.MaxConcurrentReads"/> files
    /// read ahead. The consumer owns and disposes each batch.
    /// </remarks>
    public IAsyncEnumerable<RecordBatch> ReadBatchesAsync(
        ScanOptions? options = null, CancellationToken cancellationToken = default) => throw new NotImplementedException();
}
