using Microsoft.Win32.SafeHandles;

namespace Repro.Table.Cli.Terminal;

/// <summary>The bytes of stdout.</summary>
internal static class StandardOutput
{
    private const int HandleOfUnix = 1;
    private const int BrokenPipeOfUnix = 32;
    private const int BrokenPipeOfWindows = unchecked((int)0x8007006D);
    private const int NoDataOfWindows = unchecked((int)0x800700E8);

    /// <summary>Opens stdout so that a write fails when its reader is gone.</summary>
    /// <remarks>The stream of <see cref="Console"/> is silent then: <c>repro cat t | head</c> would read all of the table.</remarks>
    public static Stream Open()
    {
        if (!OperatingSystem.IsWindows())
        {
            FileStream stream = new(new SafeFileHandle(HandleOfUnix, ownsHandle: false), FileAccess.Write, bufferSize: 0);
            if (!stream.CanSeek)
            {
                return stream;
            }
        }

        return Console.OpenStandardOutput();
    }

    /// <summary>Returns whether a failure says that whoever read the output has gone, as <c>head</c> does when it has enough.</summary>
    public static bool IsReaderGone(IOException exception) =>
        exception.HResult is BrokenPipeOfWindows or NoDataOfWindows
        || (!OperatingSystem.IsWindows() && exception.HResult == BrokenPipeOfUnix);
}
