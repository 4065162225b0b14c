using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Repro.Table.Storage.Local.Calls;

/// <summary>The calls of Windows. Written from its documentation and not run.</summary>
internal sealed class WindowsCalls : PortableCalls
{
    private const uint ReplaceExisting = 1;
    private const uint WriteThrough = 8;

    // Virus scanners and indexers open new files for a moment.
    private const int TriesWhenBusy = 10;
    private static readonly TimeSpan PauseWhenBusy = TimeSpan.FromMilliseconds(20);

    public override CallResult OpenRead(string path, out SafeFileHandle? file)
    {
        try
        {
            file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return CallResult.Success;
        }
        catch (Exception exception) when (IsOfTheMedium(exception))
        {
            file = null;
            return CallResult.Failure(exception);
        }
    }

    public override CallResult Sync(SafeFileHandle file) => Result(Kernel32.FlushFileBuffers(file));

    /// <summary>A move with write-through returns when the name is on the medium; a directory itself cannot be flushed.</summary>
    public override CallResult SyncDirectory(string directory) => CallResult.Success;

    /// <summary>Not used: the exclusive rename is the native way here, also where a volume has no hard links.</summary>
    public override CallResult Link(string existing, string created) =>
        CallResult.Failure(FileFault.NotSupported, "hard links are not used on Windows");

    /// <summary>Neither replaces nor copies: a copy would be visible in part.</summary>
    public override CallResult RenameExclusive(string existing, string created) => Move(existing, created, WriteThrough);

    public override CallResult Replace(string existing, string replaced) => Move(existing, replaced, WriteThrough | ReplaceExisting);

    public override CallResult Delete(string path) => Patiently(() => Kernel32.DeleteFile(Extended(path)));

    private static CallResult Move(string existing, string created, uint flags) =>
        Patiently(() => Kernel32.MoveFile(Extended(existing), Extended(created), flags));

    private static CallResult Patiently(Func<bool> call)
    {
        var result = Result(call());
        for (var tries = 1; result.Fault == FileFault.Busy && tries < TriesWhenBusy; tries++)
        {
            Thread.Sleep(PauseWhenBusy);
            result = Result(call());
        }

        return result;
    }

    /// <summary>Lifts the limit of 260 characters, which .NET does only for its own calls.</summary>
    private static string Extended(string path) =>
        path.StartsWith(@"\\?\", StringComparison.Ordinal) ? path
        : path.StartsWith(@"\\", StringComparison.Ordinal) ? string.Concat(@"\\?\UNC\", path.AsSpan(2))
        : string.Concat(@"\\?\", path);

    private static CallResult Result(bool succeeded)
    {
        var error = succeeded ? 0 : Marshal.GetLastPInvokeError();
        return succeeded
            ? CallResult.Success
            : CallResult.Failure(SystemErrors.OfWindows(error), $"{Marshal.GetPInvokeErrorMessage(error)} (error {error})");
    }
}
