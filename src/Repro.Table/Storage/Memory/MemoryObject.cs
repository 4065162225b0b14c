namespace Repro.Table.Storage.Memory;

/// <summary>One object; it is replaced and never changed.</summary>
internal sealed record MemoryObject(byte[] Content, string EntityTag, DateTimeOffset ModifiedAt)
{
    internal StoreEntry Describe(TablePath path) => new()
    {
        Path = path,
        SizeInBytes = Content.Length,
        ModifiedAt = ModifiedAt,
        EntityTag = EntityTag,
    };
}
