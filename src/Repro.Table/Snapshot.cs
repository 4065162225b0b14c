using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Apache.Arrow;
using Repro.Table.Data.Rows;
using Repro.Table.Errors;
using Repro.Table.Expressions;
using Repro.Table.Log.Actions;
using Repro.Table.Log.State;
using Repro.Table.Scanning;
using Repro.Table.Schemas;

namespace Repro.Table;

/// <summary>A version of a table, as it was and stays.</summary>
/// <remarks>Immutable and thread safe; it owns nothing to dispose.</remarks>
public sealed class Snapshot
{
    private readonly TableRooms _rooms;
    private readonly SnapshotState _state;

    internal Snapshot(TableRooms rooms, SnapshotState state)
    {
        _rooms = rooms;
        _state = state;
    }

    /// <summary>Gets the version.</summary>
    public long Version => _state.Version;

    /// <summary>Gets the schema under logical names, partition columns included.</summary>
    public StructType Schema => _state.Layout.Schema;

    /// <summary>Gets identity, partitioning and properties.</summary>
    public Metadata Metadata => _state.Metadata;

    /// <summary>Gets what a program must know to read and to write this version.</summary>
    public Protocol Protocol => _state.Protocol;

    /// <summary>Gets the number of logical files.</summary>
    public long FileCount => _state.FileCount;

    /// <summary>Gets the size of the data files in bytes.</summary>
    public long SizeInBytes => _state.SizeInBytes;

    /// <summary>Gets the number of rows, from the log alone; null if the log does not say it of every file.</summary>
    /// <remarks>The statistics are decoded when it is asked for first.</remarks>
    public long? RowCount => RecordCounts.Sum(_state);

    /// <summary>Gets the logical files in the order in which they are read. Each record is made when it is reached.</summary>
    public IEnumerable<AddFile> Files =>
        ScanPlanner.Plan(_state).Select(task => task.Files.ToAddFile(task.Row, _state.Layout.PartitionColumns));

    /// <summary>Gets the newest transaction of each application that wrote with one, by name of the application.</summary>
    public IReadOnlyDictionary<string, SetTransaction> Transactions => _state.Transactions;

    /// <summary>Gets the live domain metadata, by name.</summary>
    public IReadOnlyDictionary<string, DomainMetadata> Domains => _state.Domains;

    /// <summary>Finds what stops this library from reading the rows of this version, or from writing to a table that is like it.</summary>
    /// <remarks>Some obstacles lie in single files, such as a kind of deletion vector, and are met only by the scan.</remarks>
    /// <param name="access">What is to be done.</param>
    /// <returns>Every obstacle of protocol, properties and schema; empty if there is none.</returns>
    /// <exception cref="LogCorruptException">The metadata of a column is no JSON object.</exception>
    public ImmutableArray<FeatureObstacle> Obstacles(TableAccess access) => TableRooms.FindObstacles(_state, access);

    /// <summary>Reads rows as records, in the order of <see cref="ReadBatchesAsync"/>.</summary>
    /// <remarks>Columns are matched to constructor parameters or properties by name, ignoring case; only those are read.</remarks>
    /// <param name="where">The condition that rows must meet; null for all. It may use columns that the record lacks.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="SchemaMismatchException">A member that takes no nulls has no column, or a null in it; or a member is of another
    /// type. A member that takes nulls and has no column is null.</exception>
    public async IAsyncEnumerable<T> ReadAsync<[DynamicallyAccessedMembers(RecordMembers.Read)] T>(
        Predicate? where = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        RowReader<T> rows = new(Schema);
        ScanOptions options = new() { Columns = rows.Columns, Where = where };
        await foreach (RecordBatch batch in ReadBatchesAsync(options, cancellationToken).ConfigureAwait(false))
        {
            using (batch)
            {
                foreach (T row in rows.Read(batch))
                {
                    yield return row;
                }
            }
        }
    }

    /// <summary>Reads rows as batches.</summary>
    /// <remarks>
    /// Rows come file by file in ascending order of the UTF-8 bytes of the decoded path, and within a file in file order: the
    /// same on every run, whatever the parallelism. Memory is bounded by <see cref="ScanOptions.MaxConcurrentReads"/> files
    /// read ahead. No batch is empty; the consumer owns and disposes each.
    /// </remarks>
    /// <param name="options">Columns, condition and limits; null for all rows and columns.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="SchemaMismatchException">There is no such column, or a file holds another type.</exception>
    /// <exception cref="DataFileMissingException">A file of the version is gone; the message says how many and why if known.</exception>
    /// <exception cref="DataFileCorruptException">A file is damaged.</exception>
    /// <exception cref="UnsupportedFeatureException">The version, a column or a file needs what a reader here does not know.</exception>
    public IAsyncEnumerable<RecordBatch> ReadBatchesAsync(
        ScanOptions? options = null, CancellationToken cancellationToken = default) =>
        Scan(options).ReadBatchesAsync(cancellationToken);

    /// <summary>Prepares a read of rows: what it would skip can be seen before anything is read.</summary>
    /// <param name="options">Columns, condition and limits; null for all rows and columns.</param>
    /// <exception cref="SchemaMismatchException">There is no such column, or a literal does not fit its column.</exception>
    public Scan Scan(ScanOptions? options = null) => new(_rooms, _state, options ?? new ScanOptions());
}
