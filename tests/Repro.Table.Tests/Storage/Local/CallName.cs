namespace Repro.Table.Tests.Storage.Local;

/// <summary>The calls of <see cref="Table.Storage.Local.Calls.IFileSystemCalls"/>.</summary>
public enum CallName
{
    OpenRead,
    CreateNew,
    Read,
    Write,
    Sync,
    SyncDirectory,
    Link,
    RenameExclusive,
    Replace,
    Delete,
    CreateDirectory,
    ListNames,
    Ask,
}
