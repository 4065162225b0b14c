namespace Repro.Table.Storage.Local.Calls;

/// <summary>What stands under a name.</summary>
internal enum FileKind
{
    /// <summary>A regular file.</summary>
    File,

    /// <summary>A directory.</summary>
    Directory,

    /// <summary>A symbolic link, or a junction.</summary>
    Link,

    /// <summary>A pipe, a socket, a device.</summary>
    Other,
}
