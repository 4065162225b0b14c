using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Repro.Table.Data;
using Repro.Table.Data.Parquet;
using Repro.Table.Diagnostics;
using Repro.Table.Errors;
using Repro.Table.Log.Actions;
using Repro.Table.Log.Checkpoints;
using Repro.Table.Log.Commits;
using Repro.Table.Log.Replay;
using Repro.Table.Log.Retention;
using Repro.Table.Log.State;
using Repro.Table.Operations;
using Repro.Table.Operations.Vacuum;
using Repro.Table.Scanning;
using Repro.Table.Storage;

namespace Repro.Table;

/// <summary>The rooms of one open table, wired to its engine; what the handles delegate to.</summary>
internal sealed class TableRooms
{
    private readonly CheckpointSchedule _checkpoints;
    private readonly CommitLoop _commits;
    private readonly IIdSource _ids;
    private readonly ILogger _logger;
    private Metadata? _warnedOf;

    public TableRooms(TableEngine engine)
    {
        Store = engine.Store;
        Time = engine.Time;
        _ids = engine.Ids ?? RandomIdSource.Shared;
        _logger = engine.Logging.CreateLogger("Repro.Table");
        IParquetEngine parquet = engine.Parquet ?? new ParquetNetEngine();
        CheckpointReader checkpointReader = new(Store, parquet);
        Loader = new SnapshotLoader(Store, checkpointReader, LogLimits.Default);
        Refresh = new SnapshotRefresh();
        Versions = new VersionResolver(Store, Loader, _logger);
        History = new HistoryReader(Store, Loader);
        TombstoneReader tombstones = new(Store, checkpointReader, LogLimits.Default);
        _checkpoints = new CheckpointSchedule(Store, Loader, new CheckpointWriter(Store, parquet), tombstones, Time);
        Sleepers = new SleeperGuard(Store, Time);
        CommitPause pause = new(Time, _ids, CommitLimits.Default);
        CommitPut put = new(new StoreCommitter(Store), Loader, Store.Location, Time, pause, CommitLimits.Default);
        _commits = new CommitLoop(
            put, Loader, Refresh, Sleepers, RequireWritable, Store.Location, Time, pause, CommitLimits.Default);
        Creator = new TableCreator(Time, _ids, _commits);
        Writer = new TableWriter(Store, parquet, Time, _ids, engine.Observers, _commits);
        Scans = new ScanReader(Store, parquet);
        Missing = new MissingFiles(Store, History);
        Vacuum = new VacuumOperation(Store, Loader, tombstones, new NoRetainedVersions(), Time);
    }

    public ITableStore Store { get; }

    public TimeProvider Time { get; }

    public SnapshotLoader Loader { get; }

    public SnapshotRefresh Refresh { get; }

    public SleeperGuard Sleepers { get; }

    public VersionResolver Versions { get; }

    public HistoryReader History { get; }

    public TableCreator Creator { get; }

    public TableWriter Writer { get; }

    public ScanReader Scans { get; }

    public MissingFiles Missing { get; }

    public VacuumOperation Vacuum { get; }

    /// <summary>Refuses a version that a reader here cannot open, by the names of what it needs.</summary>
    public void RequireReadable(SnapshotState state)
    {
        FeatureSupport.CheckRead(state.Protocol, Store.Location, state.Version);
        if (!IsParquet(state))
        {
            throw Throw.UnsupportedFeature(
                [state.Metadata.FormatProvider],
                TableAccess.Read,
                $"{Store.Location} keeps its data as {state.Metadata.FormatProvider}; only parquet can be read.",
                Store.Location,
                state.Version);
        }
    }

    /// <summary>Refuses to read the rows of a version that uses what a reader here does not know.</summary>
    public void RequireScannable(SnapshotState state) => Checked(
        state, () => FeatureSupport.CheckScan(state.Protocol, state.Metadata, state.Layout.Schema, Store.Location, state.Version));

    /// <summary>Refuses to write to a version that has or uses what a writer here cannot keep.</summary>
    public void RequireWritable(SnapshotState state) => Checked(
        state, () => FeatureSupport.CheckWrite(state.Protocol, state.Metadata, state.Layout.Schema, Store.Location, state.Version));

    /// <summary>Finds what would be refused.</summary>
    public static ImmutableArray<FeatureObstacle> FindObstacles(SnapshotState state, TableAccess access)
    {
        ImmutableArray<FeatureObstacle> obstacles = [];
        Checked(
            state,
            () => obstacles = FeatureSupport.FindObstacles(state.Protocol, state.Metadata, state.Layout.Schema, access));
        return IsParquet(state)
            ? obstacles
            : obstacles.Add(new FeatureObstacle(state.Metadata.FormatProvider, "only data files of the format parquet are known"));
    }

    /// <summary>Warns, once for each metadata, of properties that nothing here acts on.</summary>
    public void WarnOfUnusedProperties(SnapshotState state)
    {
        if (ReferenceEquals(Interlocked.Exchange(ref _warnedOf, state.Metadata), state.Metadata))
        {
            return;
        }

        foreach (string name in new TableProperties(state.Metadata.Configuration).FindUnused())
        {
            LogMessages.PropertyUnused(_logger, Store.Location, name);
        }
    }

    /// <summary>Does what follows a commit. Its failure is logged, is that of the returned task, and of nothing else.</summary>
    public async Task MaintainAsync(SnapshotState state)
    {
        try
        {
            if (CheckpointSchedule.IsDue(state))
            {
                // The caller goes on meanwhile.
                await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
                await _checkpoints.WriteAsync(state, CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (Exception exception)
        {
            LogMessages.MaintenanceFailed(_logger, exception, Store.Location, state.Version);
            throw;
        }
    }

    /// <summary>Runs a vacuum between the two commits that tell of it.</summary>
    public async Task<VacuumResult> RunVacuumAsync(
        VacuumPlan plan,
        SnapshotState state,
        IProgress<VacuumProgress>? progress,
        Action<SnapshotState> remember,
        CancellationToken cancellationToken)
    {
        if (plan.Files.IsEmpty)
        {
            return await Vacuum.RunAsync(plan, state, progress, cancellationToken).ConfigureAwait(false);
        }

        state = await TellAsync(state, VacuumRecord.Start(plan), remember, cancellationToken).ConfigureAwait(false);
        VacuumResult? result = null;
        try
        {
            result = await Vacuum.RunAsync(plan, state, progress, cancellationToken).ConfigureAwait(false);
            return result;
        }
        finally
        {
            await TellAsync(state, VacuumRecord.End(result), remember, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private async Task<SnapshotState> TellAsync(
        SnapshotState state, VacuumRecord record, Action<SnapshotState> remember, CancellationToken cancellationToken)
    {
        StagedTransaction transaction = new()
        {
            Read = state,
            ReadAt = Time.GetUtcNow(),
            ReadSet = ReadSet.Nothing,
            TransactionId = _ids.NextId().ToString("D"),
            Operation = record.Operation,
            OperationParameters = record.Parameters,
            OperationMetrics = record.Metrics,
            Actions = [],
        };
        CommittedVersion committed = await _commits.CommitAsync(transaction, cancellationToken).ConfigureAwait(false);
        remember(committed.State);
        await MaintainAsync(committed.State).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return committed.State;
    }

    private static bool IsParquet(SnapshotState state) =>
        string.Equals(state.Metadata.FormatProvider, "parquet", StringComparison.OrdinalIgnoreCase);

    private static void Checked(SnapshotState state, Action check)
    {
        try
        {
            check();
        }
        catch (FormatException exception)
        {
            throw Throw.LogCorrupt(TablePath.LogDirectory.Value, line: null, exception.Message.TrimEnd('.'), exception, state.Version);
        }
    }
}
