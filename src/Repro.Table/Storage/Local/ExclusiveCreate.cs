namespace Repro.Table.Storage.Local;

/// <summary>How a local store may create an object that must not exist yet.</summary>
public enum ExclusiveCreate
{
    /// <summary>Whole and in one step; where the file system has no such step, the put is refused.</summary>
    Atomic,

    /// <summary>In one step where there is one. Elsewhere the name is taken first and the content written after: there is still
    /// one winner, but a reader may meet an empty or torn commit, for a moment or, after a crash, for good.</summary>
    TornWhereUnavoidable,
}
