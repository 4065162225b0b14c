using Microsoft.Win32.SafeHandles;

namespace Repro.Table.Storage.Local.Calls;

/// <summary>Every call through which the local store touches the medium, so that a test can let any of them fail.</summary>
/// <remarks>Thread safe. All calls block. Paths are absolute; none is checked here.</remarks>
internal interface IFileSystemCalls
{
    /// <summary>Opens a file for reading without waiting for anybody, whatever it is.</summary>
    CallResult OpenRead(string path, out SafeFileHandle? file);

    /// <summary>Creates a file that is not there yet and opens it for writing.</summary>
    CallResult CreateNew(string path, out SafeFileHandle? file);

    /// <summary>Reads until the span is full or the file ends.</summary>
    CallResult Read(SafeFileHandle file, Span<byte> destination, long offset, out int count);

    /// <summary>Writes all bytes.</summary>
    CallResult Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, long offset);

    /// <summary>Makes the content of a file durable.</summary>
    /// <remarks>After a failure it must not be called on the same file again: the system has marked the lost pages as clean
    /// and would report success.</remarks>
    CallResult Sync(SafeFileHandle file);

    /// <summary>Makes the names in a directory durable.</summary>
    CallResult SyncDirectory(string directory);

    /// <summary>Gives a file a second name, if that name is free: one step, exclusive.</summary>
    CallResult Link(string existing, string created);

    /// <summary>Gives a file another name, if that name is free: one step, exclusive.</summary>
    CallResult RenameExclusive(string existing, string created);

    /// <summary>Gives a file another name, in place of the file that has it.</summary>
    CallResult Replace(string existing, string replaced);

    /// <summary>Removes the name of a file or link, never that of a directory.</summary>
    CallResult Delete(string path);

    /// <summary>Creates one directory; the one above it must stand.</summary>
    CallResult CreateDirectory(string path);

    /// <summary>Adds the names in a directory, hidden ones included, in any order.</summary>
    CallResult ListNames(string directory, ICollection<string> names);

    /// <summary>Asks for the facts of a name.</summary>
    CallResult Ask(string path, LinkTreatment links, out FileFacts facts);

    /// <summary>Asks for the facts of an open file.</summary>
    CallResult Ask(SafeFileHandle file, out FileFacts facts);
}
