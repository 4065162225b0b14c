using Apache.Arrow;
using Repro.Table.Errors;
using Repro.Table.Log.Actions;
using Repro.Table.Log.Commits;
using Repro.Table.Log.State;
using Repro.Table.Operations;
using Repro.Table.Operations.Vacuum;
using Repro.Table.Schemas;

namespace Repro.Table;

/// <summary>What the changing verbs share.</summary>
public sealed partial class DeltaTable
{
    /// <summary>Finds what a vacuum would delete; nothing is deleted.</summary>
    /// <exception cref="PathNotAllowedException">A live file cannot be placed, so it may be one that would be deleted.</exception>
    /// <exception cref="UnsupportedFeatureException">The table has a feature that a writer here does not know.</exception>
    public async Task<VacuumPlan> PlanVacuumAsync(VacuumOptions? options = null, CancellationToken cancellationToken = default)
    {
        SnapshotState state = await AdvanceAsync(cancellationToken).ConfigureAwait(false);
        return await _rooms.Vacuum.PlanAsync(state, options ?? new VacuumOptions(), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Deletes what a plan of this table names, after checking it against the newest version.</summary>
    /// <remarks>Two commits without files, VACUUM START and VACUUM END, frame it in the history of the table.</remarks>
    /// <param name="plan">The plan.</param>
    /// <param name="progress">Told after each batch of files; null for nobody.</param>
    /// <param name="cancellationToken">Stops between files; what was deleted stays deleted.</param>
    public async Task<VacuumResult> VacuumAsync(
        VacuumPlan plan, IProgress<VacuumProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        SnapshotState state = await AdvanceAsync(cancellationToken).ConfigureAwait(false);
        _rooms.RequireWritable(state);
        return await _rooms.RunVacuumAsync(plan, state, progress, Remember, cancellationToken).ConfigureAwait(false);
    }

    private async Task<CommitResult> AppendRowsAsync(
        Func<StructType, IAsyncEnumerable<RecordBatch>> rows, WriteOptions? options, CancellationToken cancellationToken)
    {
        WriteOptions checkedOptions = Check(options);
        SnapshotState state = await RequireFreshAsync(cancellationToken).ConfigureAwait(false);
        return await CommitAsync(
            state,
            checkedOptions,
            () => _rooms.Writer.AppendAsync(state, rows(state.Layout.Schema), checkedOptions, cancellationToken),
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<CommitResult> OverwriteRowsAsync(
        Func<StructType, IAsyncEnumerable<RecordBatch>> rows, WriteOptions? options, CancellationToken cancellationToken)
    {
        WriteOptions checkedOptions = Check(options);
        SnapshotState state = await AdvanceAsync(cancellationToken).ConfigureAwait(false);
        return await CommitAsync(
            state,
            checkedOptions,
            () => _rooms.Writer.OverwriteAsync(state, rows(state.Layout.Schema), checkedOptions, cancellationToken),
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<CommitResult> CommitAsync(
        SnapshotState state, WriteOptions options, Func<Task<WrittenVersion>> writeAsync, CancellationToken cancellationToken)
    {
        if (IsApplied(state, options))
        {
            return AlreadyApplied(state);
        }

        _rooms.RequireWritable(state);
        _rooms.WarnOfUnusedProperties(state);
        try
        {
            WrittenVersion written = await writeAsync().ConfigureAwait(false);
            Remember(written.Committed.State);
            return new CommitResult
            {
                Version = written.Committed.State.Version,
                TransactionId = written.TransactionId,
                Attempts = written.Committed.Attempts,
                AddedFiles = written.AddedFiles,
                RemovedFiles = written.RemovedFiles,
                WrittenRows = written.Rows,
                WrittenBytes = written.SizeInBytes,
                Maintenance = _rooms.MaintainAsync(written.Committed.State),
            };
        }
        catch (CommitConflictException exception) when (exception.Kind == ConflictKind.ConcurrentTransaction)
        {
            // The other writer of the same application may have done just this: then it is done.
            SnapshotState newest = await AdvanceAsync(cancellationToken).ConfigureAwait(false);
            if (!IsApplied(newest, options))
            {
                throw;
            }

            return AlreadyApplied(newest);
        }
    }

    private static WriteOptions Check(WriteOptions? options)
    {
        if (options?.TargetFileSizeInBytes is long size)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(size, 1, nameof(WriteOptions.TargetFileSizeInBytes));
        }

        return options ?? new WriteOptions();
    }

    private static bool IsApplied(SnapshotState state, WriteOptions options) =>
        options.Transaction is { } transaction
        && state.Transactions.TryGetValue(transaction.AppId, out SetTransaction? last)
        && last.Version >= transaction.Version;

    private static CommitResult AlreadyApplied(SnapshotState state) =>
        new() { Version = state.Version, TransactionId = string.Empty, IsAlreadyApplied = true, Attempts = 0 };
}
