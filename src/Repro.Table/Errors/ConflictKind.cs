namespace Repro.Table.Errors;

/// <summary>How a commit that was first stands in the way of another.</summary>
public enum ConflictKind
{
    /// <summary>The protocol changed.</summary>
    ProtocolChanged,

    /// <summary>Schema, partitioning or properties changed.</summary>
    MetadataChanged,

    /// <summary>The same application transaction was committed.</summary>
    ConcurrentTransaction,

    /// <summary>The same domain metadata was changed.</summary>
    ConcurrentDomainMetadata,

    /// <summary>Files were added that this commit should have read.</summary>
    ConcurrentAppend,

    /// <summary>Files were removed that this commit had read.</summary>
    ConcurrentDeleteRead,

    /// <summary>The same files were removed.</summary>
    ConcurrentDeleteDelete,

    /// <summary>This writer paused for so long that the log after its version was cleaned up and goes on without it.</summary>
    LogCleanedUp,
}
