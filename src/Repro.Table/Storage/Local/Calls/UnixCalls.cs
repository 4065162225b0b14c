using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Repro.Table.Storage.Local.Calls;

/// <summary>What Linux and macOS have in common.</summary>
internal abstract class UnixCalls : PortableCalls
{
    /// <summary>Gets the flags that open a file for reading, do not wait for a writer of a pipe, and are not inherited.</summary>
    protected abstract int ReadFlags { get; }

    /// <summary>Gets the flags that open a directory and nothing else.</summary>
    protected abstract int DirectoryFlags { get; }

    public override CallResult OpenRead(string path, out SafeFileHandle? file) => Open(path, ReadFlags, out file);

    public override CallResult Sync(SafeFileHandle file)
    {
        while (SyncOnce(file) != 0)
        {
            var error = Marshal.GetLastPInvokeError();
            if (error != SystemErrors.Interrupted)
            {
                return Failure(error);
            }
        }

        return CallResult.Success;
    }

    public override CallResult SyncDirectory(string directory)
    {
        var opened = Open(directory, DirectoryFlags, out var handle);
        using (handle)
        {
            return handle is null ? opened : Sync(handle);
        }
    }

    public override CallResult Link(string existing, string created) => Result(Libc.Link(existing, created));

    public override CallResult Replace(string existing, string replaced) => Result(Libc.Rename(existing, replaced));

    public override CallResult Delete(string path) => Result(Libc.Unlink(path));

    /// <summary>Asks the system once; 0, or -1 with the error set.</summary>
    protected virtual int SyncOnce(SafeFileHandle file) => Libc.Fsync(file);

    /// <summary>Reads the error of the call that was just made.</summary>
    protected static CallResult Result(int returned) =>
        returned == 0 ? CallResult.Success : Failure(Marshal.GetLastPInvokeError());

    protected static CallResult Failure(int error) =>
        CallResult.Failure(SystemErrors.ToFault(error), $"{Marshal.GetPInvokeErrorMessage(error)} (error {error})");

    private static CallResult Open(string path, int flags, out SafeFileHandle? file)
    {
        while (true)
        {
            file = Libc.Open(path, flags);
            if (!file.IsInvalid)
            {
                return CallResult.Success;
            }

            var error = Marshal.GetLastPInvokeError();
            file.Dispose();
            file = null;
            if (error != SystemErrors.Interrupted)
            {
                return Failure(error);
            }
        }
    }
}
