namespace Repro.Table.Log.Actions;

/// <summary>Where the path of an action lies as seen from a table.</summary>
internal enum TablePlacement
{
    /// <summary>Below the root of the table.</summary>
    Inside,

    /// <summary>Elsewhere, so that reading it is not allowed.</summary>
    Outside,

    /// <summary>Nowhere: the path is malformed, so the log is corrupt.</summary>
    Malformed,
}
