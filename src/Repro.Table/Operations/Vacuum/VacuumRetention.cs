using Repro.Table.Errors;
using Repro.Table.Log.Actions;
using Repro.Table.Log.State;

namespace Repro.Table.Operations.Vacuum;

/// <summary>How long files that left the table are kept, who says so, and the instant that follows from it.</summary>
/// <remarks>The instant comes from the clock of this machine; the times of files come from the store and those of
/// tombstones from writers, neither of which can be asked for the time. A clock that is ahead shortens the retention by
/// as much, one that is behind lengthens it. Live files depend on no clock.</remarks>
internal sealed record VacuumRetention
{
    /// <summary>Gets the retention that rules.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Gets the retention of the table.</summary>
    public required TimeSpan TableDuration { get; init; }

    /// <summary>Gets where the ruling one comes from, in words.</summary>
    public required string Source { get; init; }

    /// <summary>Gets the instant before which a file must have left the table.</summary>
    public required DateTimeOffset Horizon { get; init; }

    /// <summary>Decides which retention rules.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The retention asked for is negative.</exception>
    /// <exception cref="TablePropertyException">The property of the table has a bad value.</exception>
    /// <exception cref="ConstraintViolationException">It is below the table's, and the check was not
    /// overridden.</exception>
    public static VacuumRetention Of(SnapshotState latest, VacuumOptions options, string location, DateTimeOffset now)
    {
        if (options.Retention is { } negative && negative < TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(options), negative, "A retention cannot be negative.");
        }

        TableProperties properties = new(latest.Metadata.Configuration, location, latest.Version);
        TimeSpan ofTable = properties.DeletedFileRetention;
        string source = properties.IsDeletedFileRetentionDefault
            ? "the default of delta.deletedFileRetentionDuration"
            : "the table property delta.deletedFileRetentionDuration";
        if (options.Retention is { } asked && asked < ofTable && options.RetentionCheck == RetentionCheck.Enforce)
        {
            throw Throw.RetentionTooShort(asked, ofTable, source, location, latest.Version);
        }

        TimeSpan duration = options.Retention ?? ofTable;
        return new VacuumRetention
        {
            Duration = duration,
            TableDuration = ofTable,
            Source = options.Retention is null ? source : "the caller",
            Horizon = duration > now - DateTimeOffset.MinValue ? DateTimeOffset.MinValue : now - duration,
        };
    }
}
