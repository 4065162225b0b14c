using Repro.Table.Storage;

namespace Repro.Table.Log.Segments;

/// <summary>A commit that a listing or a head has shown.</summary>
internal readonly record struct CommitFile(long Version, StoreEntry Entry)
{
    /// <summary>Gets the time of the file in milliseconds since the Unix epoch.</summary>
    public long ModificationTime => Entry.ModifiedAt.ToUnixTimeMilliseconds();
}
