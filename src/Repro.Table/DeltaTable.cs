using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Apache.Arrow;
using Repro.Table.Errors;
using Repro.Table.Log.Actions;
using Repro.Table.Log.Commits;
using Repro.Table.Log.State;
using Repro.Table.Operations;
using Repro.Table.Schemas;
using Repro.Table.Storage.Local;

namespace Repro.Table;

/// <summary>A table: a folder of Parquet files with a Delta log.</summary>
/// <remarks>
/// Thread safe. The handle remembers the newest version that it has seen, so that a look for new commits costs only those; it
/// owns nothing to dispose. Every change is one commit: it happens whole or not at all, and older versions keep their rows.
/// </remarks>
public sealed partial class DeltaTable
{
    private readonly TableRooms _rooms;
    private readonly Lock _lock = new();
    private Sighting _newest;

    private DeltaTable(TableRooms rooms, SnapshotState state)
    {
        _rooms = rooms;
        _newest = See(state);
    }

    /// <summary>Gets where the table lies: an absolute path or an address, without any secret.</summary>
    public string Location => _rooms.Store.Location;

    /// <summary>Gets the newest version that this handle has seen, without asking the store.</summary>
    public Snapshot Latest => new(_rooms, Volatile.Read(ref _newest).State);

    /// <summary>Creates an empty table in a local folder; version 0.</summary>
    /// <param name="path">The folder, which is made if it does not exist.</param>
    /// <param name="schema">The columns, partition columns included.</param>
    /// <param name="options">Partitioning and properties; null for neither.</param>
    /// <param name="cancellationToken">Stops the call; there is no table then.</param>
    /// <exception cref="TableExistsException">There is one.</exception>
    /// <exception cref="SchemaMismatchException">The schema breaks a rule of the protocol.</exception>
    /// <exception cref="TablePropertyException">A property has a bad value.</exception>
    /// <exception cref="UnsupportedFeatureException">Schema or properties need what cannot be written.</exception>
    public static Task<DeltaTable> CreateAsync(
        string path, StructType schema, CreateOptions? options = null, CancellationToken cancellationToken = default) =>
        CreateAsync(new TableEngine { Store = new LocalTableStore(path) }, schema, options, cancellationToken);

    /// <summary>Creates an empty table in a store; version 0.</summary>
    /// <inheritdoc cref="CreateAsync(string, StructType, CreateOptions?, CancellationToken)"/>
    public static async Task<DeltaTable> CreateAsync(
        TableEngine engine, StructType schema, CreateOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(schema);
        TableRooms rooms = new(engine);
        CommittedVersion created = await rooms.Creator
            .CreateAsync(schema, options ?? new CreateOptions(), cancellationToken)
            .ConfigureAwait(false);
        rooms.WarnOfUnusedProperties(created.State);
        return new DeltaTable(rooms, created.State);
    }

    /// <summary>Opens the table in a local folder and loads its newest version.</summary>
    /// <exception cref="TableNotFoundException">There is none.</exception>
    /// <exception cref="LogCorruptException">Its log cannot be read.</exception>
    /// <exception cref="UnsupportedFeatureException">It needs a feature that a reader here does not know.</exception>
    public static Task<DeltaTable> OpenAsync(string path, CancellationToken cancellationToken = default) =>
        OpenAsync(new TableEngine { Store = new LocalTableStore(path) }, cancellationToken);

    /// <summary>Opens the table in a store and loads its newest version.</summary>
    /// <inheritdoc cref="OpenAsync(string, CancellationToken)"/>
    public static async Task<DeltaTable> OpenAsync(TableEngine engine, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(engine);
        TableRooms rooms = new(engine);
        SnapshotState state = await rooms.Loader.LoadLatestAsync(rooms.Refresh, cancellationToken).ConfigureAwait(false);
        rooms.RequireReadable(state);
        return new DeltaTable(rooms, state);
    }

    /// <summary>Loads the newest version of the table in a local folder, also one that cannot be read here.</summary>
    /// <remarks>For looking: <see cref="Snapshot.Obstacles"/> says what stops reading. Of such a version only protocol and metadata are
    /// to be trusted, since an unknown feature may change what the rest of the log means; its rows are refused.</remarks>
    /// <exception cref="TableNotFoundException">There is none.</exception>
    /// <exception cref="LogCorruptException">Its log cannot be read.</exception>
    public static async Task<Snapshot> InspectAsync(string path, CancellationToken cancellationToken = default)
    {
        TableRooms rooms = new(new TableEngine { Store = new LocalTableStore(path) });
        return new Snapshot(rooms, await rooms.Loader.LoadLatestAsync(rooms.Refresh, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Returns a version; without a selector the newest, after asking the store for new commits.</summary>
    /// <exception cref="VersionNotFoundException">There is no such version, or the log of it is gone.</exception>
    /// <exception cref="UnsupportedFeatureException">That version needs a feature that a reader here does not know.</exception>
    public async Task<Snapshot> SnapshotAsync(VersionSelector? version = null, CancellationToken cancellationToken = default)
    {
        SnapshotState latest = await AdvanceAsync(cancellationToken).ConfigureAwait(false);
        long? number = version switch
        {
            VersionSelector.VersionNumber at => at.Version,
            VersionSelector.VersionTimestamp asOf =>
                await _rooms.Versions.ResolveAsync(asOf.Timestamp, latest, cancellationToken).ConfigureAwait(false),
            _ => null,
        };
        if (number is null || number == latest.Version)
        {
            return new Snapshot(_rooms, latest);
        }

        SnapshotState state = await _rooms.Loader.LoadVersionAsync(number.Value, cancellationToken).ConfigureAwait(false);
        _rooms.RequireReadable(state);
        return new Snapshot(_rooms, state);
    }

    /// <summary>Adds records as one commit. Public properties are matched to columns by name, ignoring case.</summary>
    /// <exception cref="SchemaMismatchException">A record and the table do not fit.</exception>
    /// <exception cref="CommitException">Nothing was committed, or it is unknown whether it was.</exception>
    public Task<CommitResult> AppendAsync<[DynamicallyAccessedMembers(RecordMembers.Written)] T>(
        IEnumerable<T> rows, WriteOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return AppendRowsAsync(schema => ToBatches(rows, schema, cancellationToken), options, cancellationToken);
    }

    /// <summary>Adds the rows of a batch, which stays the caller's, as one commit.</summary>
    /// <inheritdoc cref="AppendAsync(IAsyncEnumerable{RecordBatch}, WriteOptions?, CancellationToken)"/>
    public Task<CommitResult> AppendAsync(
        RecordBatch batch, WriteOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return AppendRowsAsync(_ => Lend(batch), options, cancellationToken);
    }

    /// <summary>Adds the rows of batches, each disposed once it is written, as one commit.</summary>
    /// <remarks>Appends of several writers never conflict: the later one becomes the version after. Columns are matched by name.</remarks>
    /// <exception cref="SchemaMismatchException">A batch does not fit the table.</exception>
    /// <exception cref="ConstraintViolationException">A value is null where the table says NOT NULL.</exception>
    /// <exception cref="UnsupportedFeatureException">The table has a feature that cannot be written here.</exception>
    /// <exception cref="CommitException">Nothing was committed, or it is unknown whether it was.</exception>
    public Task<CommitResult> AppendAsync(
        IAsyncEnumerable<RecordBatch> batches, WriteOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(batches);
        return AppendRowsAsync(_ => Own(batches, cancellationToken), options, cancellationToken);
    }

    /// <summary>Replaces all rows by records as one commit; older versions keep theirs.</summary>
    /// <inheritdoc cref="OverwriteAsync(IAsyncEnumerable{RecordBatch}, WriteOptions?, CancellationToken)"/>
    public Task<CommitResult> OverwriteAsync<[DynamicallyAccessedMembers(RecordMembers.Written)] T>(
        IEnumerable<T> rows, WriteOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return OverwriteRowsAsync(schema => ToBatches(rows, schema, cancellationToken), options, cancellationToken);
    }

    /// <summary>Replaces all rows by those of a batch, which stays the caller's, as one commit.</summary>
    /// <inheritdoc cref="OverwriteAsync(IAsyncEnumerable{RecordBatch}, WriteOptions?, CancellationToken)"/>
    public Task<CommitResult> OverwriteAsync(
        RecordBatch batch, WriteOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return OverwriteRowsAsync(_ => Lend(batch), options, cancellationToken);
    }

    /// <summary>Replaces all rows as one commit; each batch is disposed once it is written. Older versions keep their rows.</summary>
    /// <remarks>What is replaced is the newest version at the time of the call; a change by someone else meanwhile is a conflict.</remarks>
    /// <exception cref="CommitConflictException">Another writer changed the table meanwhile.</exception>
    /// <exception cref="SchemaMismatchException">A batch does not fit the table.</exception>
    /// <exception cref="ConstraintViolationException">A value is null where the table says NOT NULL, or it is append-only.</exception>
    /// <exception cref="UnsupportedFeatureException">The table has a feature that cannot be written here.</exception>
    public Task<CommitResult> OverwriteAsync(
        IAsyncEnumerable<RecordBatch> batches, WriteOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(batches);
        return OverwriteRowsAsync(_ => Own(batches, cancellationToken), options, cancellationToken);
    }

    /// <summary>Returns the commits that the log still has, newest first.</summary>
    public async IAsyncEnumerable<TableVersion> HistoryAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        SnapshotState latest = await AdvanceAsync(cancellationToken).ConfigureAwait(false);
        await foreach ((long version, long time, CommitInfo? info) in _rooms.History.ReadAsync(latest, cancellationToken).ConfigureAwait(false))
        {
            yield return TableVersion.Of(version, time, info);
        }
    }
}
