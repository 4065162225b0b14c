using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Repro.Table.Storage.Local.Calls;

/// <summary>The Windows calls that .NET leaves out or makes with other flags.</summary>
internal static partial class Kernel32
{
    private const string Library = "kernel32";

    [LibraryImport(Library, EntryPoint = "MoveFileExW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    [return: MarshalAs(UnmanagedType.Bool)]
    internal static partial bool MoveFile(string existing, string created, uint flags);

    [LibraryImport(Library, EntryPoint = "DeleteFileW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    [return: MarshalAs(UnmanagedType.Bool)]
    internal static partial bool DeleteFile(string path);

    [LibraryImport(Library, EntryPoint = "FlushFileBuffers", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    internal static partial bool FlushFileBuffers(SafeFileHandle file);
}
