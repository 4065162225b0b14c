using System.Diagnostics.CodeAnalysis;
using Apache.Arrow;
using Repro.Table.Log.Commits;
using Repro.Table.Operations;
using Repro.Table.Operations.Vacuum;
using Repro.Table.Schemas;

namespace Repro.Table;

/// <summary>A table: a folder of Parquet files with a Delta log.</summary>
public sealed class DeltaTable
{
    /// <summary>Gets where the table lies.</summary>
    public string Location => throw new NotImplementedException();

    /// <summary>Gets the newest version that this handle has seen, without asking the store.</summary>
    public Snapshot Latest => throw new NotImplementedException();

    /// <summary>Creates an empty table in a local folder; version 0.</summary>
    /// <exception cref="Errors.TableExistsException">There is one.</exception>
    public static Task<DeltaTable> CreateAsync(
        string path, StructType schema, CreateOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>Creates an empty table in a store; version 0.</summary>
    /// <exception cref="Errors.TableExistsException">There is one.</exception>
    public static Task<DeltaTable> CreateAsync(
        TableEngine engine, StructType schema, CreateOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>Opens the table in a local folder and loads its newest version.</summary>
    /// <exception cref="Errors.TableNotFoundException">There is none.</exception>
    public static Task<DeltaTable> OpenAsync(string path, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>Opens the table in a store and loads its newest version.</summary>
    /// <exception cref="Errors.TableNotFoundException">There is none.</exception>
    public static Task<DeltaTable> OpenAsync(TableEngine engine, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>Returns a version; without a selector the newest, after asking the store for new commits.</summary>
    /// <exception cref="Errors.VersionNotFoundException">The log cannot rebuild it.</exception>
    public Task<Snapshot> SnapshotAsync(VersionSelector? version = null, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>Adds records as one commit. Records are written through their public properties, matched by name.</summary>
    public Task<CommitResult> AppendAsync<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] T>(
        IEnumerable<T> rows, WriteOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>Adds the rows of a batch, which stays the caller's, as one commit.</summary>
    public Task<CommitResult> AppendAsync(
        RecordBatch batch, WriteOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>Adds the rows of batches, each disposed once it is written, as one commit.</summary>
    public Task<CommitResult> AppendAsync(
        IAsyncEnumerable<RecordBatch> batches, WriteOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>Replaces all rows as one commit; older versions keep theirs.</summary>
    public Task<CommitResult> OverwriteAsync<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] T>(
        IEnumerable<T> rows, WriteOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>Replaces all rows as one commit; the batch stays the caller's.</summary>
    public Task<CommitResult> OverwriteAsync(
        RecordBatch batch, WriteOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>Replaces all rows as one commit; each batch is disposed once it is written.</summary>
    public Task<CommitResult> OverwriteAsync(
        IAsyncEnumerable<RecordBatch> batches, WriteOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>Returns the commits that the log still has, newest first.</summary>
    public IAsyncEnumerable<TableVersion> HistoryAsync(CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>Finds what a vacuum would delete; nothing is deleted.</summary>
    public Task<VacuumPlan> PlanVacuumAsync(VacuumOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>Deletes what a plan of this table names, after checking it against the newest version.</summary>
    public Task<VacuumResult> VacuumAsync(
        VacuumPlan plan, IProgress<VacuumProgress>? progress = null, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();
}
