namespace Repro.Table.Storage;

/// <summary>What became of one object of a bulk delete.</summary>
public enum DeleteOutcome
{
    /// <summary>It was deleted by this call.</summary>
    Deleted,

    /// <summary>It was not there.</summary>
    Absent,

    /// <summary>The store refused for good: no right, a lease, a policy.</summary>
    Refused,

    /// <summary>It failed and may succeed later.</summary>
    Failed,
}
