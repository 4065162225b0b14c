using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Repro.Table.Storage.Local.Calls;

/// <summary>The calls of macOS. Written from its manual pages and not run.</summary>
/// <remarks>A device is not told from a file here; a pipe is, because it has no length.</remarks>
internal sealed class MacCalls : UnixCalls
{
    private const int CloseOnExec = 0x1000000;
    private const int NonBlocking = 0x4;
    private const int OnlyDirectories = 0x100000;
    private const int FullSync = 51;
    private const uint DoNotReplace = 4;

    protected override int ReadFlags => CloseOnExec | NonBlocking;

    protected override int DirectoryFlags => CloseOnExec | OnlyDirectories;

    public override CallResult RenameExclusive(string existing, string created) =>
        Result(Libc.RenameMac(existing, created, DoNotReplace));

    /// <summary>There <c>fsync</c> stops at the cache of the drive; a volume that has no full sync says so, and gets the other.</summary>
    protected override int SyncOnce(SafeFileHandle file)
    {
        if (Libc.Fcntl(file, FullSync) != -1)
        {
            return 0;
        }

        return SystemErrors.OfMac(Marshal.GetLastPInvokeError()) == FileFault.NotSupported ? Libc.Fsync(file) : -1;
    }
}
