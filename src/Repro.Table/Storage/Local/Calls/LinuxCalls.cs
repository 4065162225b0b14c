using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Repro.Table.Storage.Local.Calls;

/// <summary>The calls of Linux.</summary>
internal sealed class LinuxCalls : UnixCalls
{
    private const int CloseOnExec = 0x80000;
    private const int NonBlocking = 0x800;
    private const int CurrentDirectory = -100;
    private const int DoNotFollowLinks = 0x100;
    private const int EmptyPath = 0x1000;
    private const uint BasicFacts = 0x7FF;
    private const int DoNotReplace = 1;
    private const int NotImplemented = 38;

    protected override int ReadFlags => CloseOnExec | NonBlocking;

    // On ARM the number that means O_DIRECTORY elsewhere means O_DIRECT.
    protected override int DirectoryFlags =>
        CloseOnExec | (RuntimeInformation.ProcessArchitecture is Architecture.Arm64 or Architecture.Arm ? 0x4000 : 0x10000);

    public override CallResult RenameExclusive(string existing, string created)
    {
        nint? number = RuntimeInformation.ProcessArchitecture switch
        {
            Architecture.X64 => 316,
            Architecture.Arm64 => 276,
            _ => null,
        };

        return number is null
            ? Failure(NotImplemented)
            : Result((int)Libc.RenameLinux(number.Value, CurrentDirectory, existing, CurrentDirectory, created, DoNotReplace));
    }

    public override CallResult Ask(string path, LinkTreatment links, out FileFacts facts)
    {
        var flags = links == LinkTreatment.Stay ? DoNotFollowLinks : 0;
        var result = Result(Libc.Statx(CurrentDirectory, path, flags, BasicFacts, out var buffer));
        facts = result.IsSuccess ? buffer.ToFacts() : default;
        return result;
    }

    public override CallResult Ask(SafeFileHandle file, out FileFacts facts)
    {
        var result = Result(Libc.Statx(file, string.Empty, EmptyPath, BasicFacts, out var buffer));
        facts = result.IsSuccess ? buffer.ToFacts() : default;
        return result;
    }
}
