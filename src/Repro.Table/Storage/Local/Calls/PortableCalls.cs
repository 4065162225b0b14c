using System.IO.Enumeration;
using Microsoft.Win32.SafeHandles;

namespace Repro.Table.Storage.Local.Calls;

/// <summary>The calls that .NET makes right on every system.</summary>
internal abstract class PortableCalls : IFileSystemCalls
{
    // The defaults skip hidden names, and skip without a word what may not be read.
    private static readonly EnumerationOptions AllNames = new()
    {
        AttributesToSkip = 0,
        IgnoreInaccessible = false,
        RecurseSubdirectories = false,
        ReturnSpecialDirectories = false,
    };

    public static IFileSystemCalls OfThisSystem { get; } =
        OperatingSystem.IsWindows() ? new WindowsCalls()
        : OperatingSystem.IsMacOS() ? new MacCalls()
        : OperatingSystem.IsLinux() ? new LinuxCalls()
        : throw new PlatformNotSupportedException("The local store knows Linux, macOS and Windows.");

    public abstract CallResult OpenRead(string path, out SafeFileHandle? file);

    public CallResult CreateNew(string path, out SafeFileHandle? file)
    {
        try
        {
            file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
            return CallResult.Success;
        }
        catch (Exception exception) when (IsOfTheMedium(exception))
        {
            file = null;
            return CallResult.Failure(exception);
        }
    }

    public CallResult Read(SafeFileHandle file, Span<byte> destination, long offset, out int count)
    {
        count = 0;
        try
        {
            while (count < destination.Length)
            {
                var read = RandomAccess.Read(file, destination[count..], offset + count);
                if (read == 0)
                {
                    break;
                }

                count += read;
            }

            return CallResult.Success;
        }
        catch (Exception exception) when (IsOfTheMedium(exception))
        {
            return CallResult.Failure(exception);
        }
    }

    public CallResult Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, long offset)
    {
        try
        {
            RandomAccess.Write(file, bytes, offset);
            return CallResult.Success;
        }
        catch (Exception exception) when (IsOfTheMedium(exception))
        {
            return CallResult.Failure(exception);
        }
    }

    public abstract CallResult Sync(SafeFileHandle file);

    public abstract CallResult SyncDirectory(string directory);

    public abstract CallResult Link(string existing, string created);

    public abstract CallResult RenameExclusive(string existing, string created);

    public abstract CallResult Replace(string existing, string replaced);

    public abstract CallResult Delete(string path);

    public CallResult CreateDirectory(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
            return CallResult.Success;
        }
        catch (Exception exception) when (IsOfTheMedium(exception))
        {
            return CallResult.Failure(exception);
        }
    }

    public CallResult ListNames(string directory, ICollection<string> names)
    {
        try
        {
            foreach (var name in new FileSystemEnumerable<string>(
                directory, static (ref FileSystemEntry entry) => entry.FileName.ToString(), AllNames))
            {
                names.Add(name);
            }

            return CallResult.Success;
        }
        catch (Exception exception) when (IsOfTheMedium(exception))
        {
            return CallResult.Failure(exception);
        }
    }

    public virtual CallResult Ask(string path, LinkTreatment links, out FileFacts facts)
    {
        facts = default;
        try
        {
            FileSystemInfo? info = new FileInfo(path);
            if (info.LinkTarget is not null)
            {
                info = links == LinkTreatment.Follow ? info.ResolveLinkTarget(returnFinalTarget: true) : info;
            }

            if (info is null || (int)info.Attributes == -1)
            {
                return CallResult.Failure(FileFault.Missing, "no such file or directory");
            }

            facts = Portray(info.Attributes, (info as FileInfo)?.LinkTarget is not null, Length(info), info.LastWriteTimeUtc);
            return CallResult.Success;
        }
        catch (Exception exception) when (IsOfTheMedium(exception))
        {
            return CallResult.Failure(exception);
        }
    }

    public virtual CallResult Ask(SafeFileHandle file, out FileFacts facts)
    {
        facts = default;
        try
        {
            // A pipe has no length: this throws for it.
            facts = Portray(File.GetAttributes(file), false, RandomAccess.GetLength(file), File.GetLastWriteTimeUtc(file));
            return CallResult.Success;
        }
        catch (Exception exception) when (IsOfTheMedium(exception))
        {
            return CallResult.Failure(exception);
        }
    }

    /// <summary>Tells failures of the medium from errors of ours.</summary>
    protected static bool IsOfTheMedium(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or NotSupportedException;

    private static FileFacts Portray(FileAttributes attributes, bool isLink, long length, DateTime modifiedAt) => new()
    {
        Kind = isLink ? FileKind.Link
            : attributes.HasFlag(FileAttributes.Directory) ? FileKind.Directory
            : attributes.HasFlag(FileAttributes.Device) ? FileKind.Other
            : FileKind.File,
        SizeInBytes = length,
        ModifiedAt = new DateTimeOffset(modifiedAt),
    };

    private static long Length(FileSystemInfo info) =>
        info is FileInfo file && !info.Attributes.HasFlag(FileAttributes.Directory) ? file.Length : 0;
}
