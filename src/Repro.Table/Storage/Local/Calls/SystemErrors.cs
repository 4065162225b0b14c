namespace Repro.Table.Storage.Local.Calls;

/// <summary>What the error numbers of each system mean to the store.</summary>
internal static class SystemErrors
{
    internal const int Interrupted = 4;

    /// <summary>Translates a number of the system that this process runs on.</summary>
    /// <remarks>An <see cref="IOException"/> carries it in the lower half of its HResult, on every system.</remarks>
    internal static FileFault ToFault(int error) =>
        OperatingSystem.IsWindows() ? OfWindows(error) : OperatingSystem.IsLinux() ? OfLinux(error) : OfMac(error);

    internal static FileFault OfLinux(int error) => error switch
    {
        36 => FileFault.NameTooLong,
        40 => FileFault.LinkLoop,
        38 or 95 => FileFault.NotSupported,
        122 => FileFault.Full,
        11 => FileFault.Busy,
        _ => OfEveryUnix(error),
    };

    // The macOS and Windows tables follow the headers of those systems; they were not run.
    internal static FileFault OfMac(int error) => error switch
    {
        63 => FileFault.NameTooLong,
        62 => FileFault.LinkLoop,
        45 or 78 or 102 => FileFault.NotSupported,
        69 => FileFault.Full,
        35 => FileFault.Busy,
        _ => OfEveryUnix(error),
    };

    internal static FileFault OfWindows(int error) => error switch
    {
        80 or 183 => FileFault.Exists,
        2 or 3 or 267 => FileFault.Missing,
        5 or 19 => FileFault.AccessDenied,
        1 or 50 => FileFault.NotSupported,
        39 or 112 => FileFault.Full,
        206 => FileFault.NameTooLong,
        4 or 32 or 33 => FileFault.Busy,
        _ => FileFault.Other,
    };

    private static FileFault OfEveryUnix(int error) => error switch
    {
        17 => FileFault.Exists,
        2 or 20 => FileFault.Missing,
        13 or 30 => FileFault.AccessDenied,
        1 => FileFault.NotPermitted,
        // EINVAL from `renameat2` and EMLINK from `link`: this file system cannot do it.
        22 or 31 => FileFault.NotSupported,
        28 => FileFault.Full,
        21 => FileFault.NotAFile,
        16 or 23 or 24 => FileFault.Busy,
        _ => FileFault.Other,
    };
}
