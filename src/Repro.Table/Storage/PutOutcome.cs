namespace Repro.Table.Storage;

/// <summary>What became of a put.</summary>
public enum PutOutcome
{
    /// <summary>The object is there whole and durable, and this call made it.</summary>
    Created,

    /// <summary>The object was there before; it may come from an earlier try of the same caller.</summary>
    AlreadyExists,

    /// <summary>The reply was lost: the object may exist, not exist, or appear later.</summary>
    Unknown,
}
