namespace Repro.Table.Log.Checkpoints;

/// <summary>How the members of a hint are ordered for its checksum. They differ only where an array has more than ten items.</summary>
internal enum PathOrder
{
    /// <summary>By path, as the protocol says.</summary>
    Text,

    /// <summary>By path and value joined by <c>=</c>, as Spark does.</summary>
    PathWithValue,
}
