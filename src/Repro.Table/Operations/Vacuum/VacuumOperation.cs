using Repro.Table.Errors;
using Repro.Table.Log.Actions;
using Repro.Table.Log.Replay;
using Repro.Table.Log.Retention;
using Repro.Table.Log.State;
using Repro.Table.Storage;

namespace Repro.Table.Operations.Vacuum;

/// <summary>Deletes the files that no kept version needs.</summary>
/// <remarks>
/// <code>
/// 1  the protocol of the newest version lets us write
/// 2  no pins that only a newer program understands
/// 3  the retention that rules
/// 4  what is protected: live files, retained versions, unexpired tombstones, the deletion vectors of all of them
/// 5  the listing; garbage is what is not hidden, not protected, and older than the retention
/// 6  plan: the versions that are lost with it      run: delete what the plan names too and is the same file still
/// </code>
/// Steps 1 to 5 are those of the plan and, anew, of the run: a plan is a promise of what may go and not of what must.
/// Protocol: Requirements for Writers; Vacuum Protocol Check.
/// </remarks>
internal sealed class VacuumOperation(
    ITableStore store, SnapshotLoader loader, TombstoneReader tombstones, IRetainedVersions retained, TimeProvider time)
{
    private static readonly TablePath s_pins = TablePath.Parse("_repro");

    private readonly GarbageFinder _finder = new(store, new ProtectedFilesReader(store, loader, tombstones, retained));
    private readonly LostVersionFinder _lostVersions = new(store, loader);
    private readonly GarbageRemoval _removal = new(store);

    /// <summary>Finds what would be deleted; changes nothing.</summary>
    /// <param name="latest">The newest version, read just now.</param>
    /// <param name="options">What may be deleted.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="UnsupportedFeatureException">The table cannot be written here, or has unknown pins.</exception>
    /// <exception cref="ConstraintViolationException">The retention is below the table's, and that was not
    /// overridden.</exception>
    /// <exception cref="TablePropertyException">The retention of the table has a bad value.</exception>
    /// <exception cref="PathNotAllowedException">A protected file cannot be placed.</exception>
    public async Task<VacuumPlan> PlanAsync(
        SnapshotState latest, VacuumOptions options, CancellationToken cancellationToken)
    {
        await RequireVacuumableAsync(latest, cancellationToken).ConfigureAwait(false);
        VacuumRetention retention = VacuumRetention.Of(latest, options, store.Location, time.GetUtcNow());
        Garbage garbage = await _finder.FindAsync(latest, retention, cancellationToken).ConfigureAwait(false);
        return new VacuumPlan
        {
            Location = store.Location,
            Version = latest.Version,
            Options = options,
            TableRetention = retention.TableDuration,
            Retention = retention.Duration,
            RetentionSource = retention.Source,
            Horizon = retention.Horizon,
            Files = garbage.Files,
            SizeInBytes = garbage.Files.Sum(f => f.SizeInBytes),
            LostVersions = await _lostVersions
                .FindAsync(latest.Version, garbage, cancellationToken).ConfigureAwait(false),
            KeptBy = garbage.KeptBy,
        };
    }

    /// <summary>Deletes the files of a plan that still are garbage.</summary>
    /// <param name="plan">The plan, made of this table.</param>
    /// <param name="latest">The newest version, read just now.</param>
    /// <param name="progress">Told after each batch; null for nobody.</param>
    /// <param name="cancellationToken">Stops between files; only versions that the plan calls lost can suffer.</param>
    /// <exception cref="ArgumentException">The plan is that of another table.</exception>
    /// <remarks>Throws before the first delete what <see cref="PlanAsync"/> throws.</remarks>
    public async Task<VacuumResult> RunAsync(
        VacuumPlan plan, SnapshotState latest, IProgress<VacuumProgress>? progress, CancellationToken cancellationToken)
    {
        if (plan.Location != store.Location)
        {
            throw Throw.PlanOfOtherTable(plan.Location, store.Location, nameof(plan));
        }

        if (plan.Version > latest.Version)
        {
            throw Throw.PlanOfLaterVersion(plan.Version, latest.Version, store.Location, nameof(plan));
        }

        await RequireVacuumableAsync(latest, cancellationToken).ConfigureAwait(false);
        VacuumRetention retention = VacuumRetention.Of(latest, plan.Options, store.Location, time.GetUtcNow());
        retention = retention with { Horizon = plan.Horizon < retention.Horizon ? plan.Horizon : retention.Horizon };
        Garbage garbage = await _finder.FindAsync(latest, retention, cancellationToken).ConfigureAwait(false);
        return await _removal.RunAsync(plan.Files, garbage, progress, cancellationToken).ConfigureAwait(false);
    }

    private async Task RequireVacuumableAsync(SnapshotState latest, CancellationToken cancellationToken)
    {
        try
        {
            FeatureSupport.CheckWrite(
                latest.Protocol, latest.Metadata, latest.Layout.Schema, store.Location, latest.Version);
        }
        catch (FormatException exception)
        {
            string reason = exception.Message.TrimEnd('.');
            throw Throw.LogCorrupt(TablePath.LogDirectory.Value, line: null, reason, exception, latest.Version);
        }

        await foreach (StoreEntry entry in store.ListAsync(s_pins, after: null, cancellationToken)
            .ConfigureAwait(false))
        {
            throw Throw.PinsNotUnderstood(entry.Path.Value, store.Location, latest.Version);
        }
    }
}
