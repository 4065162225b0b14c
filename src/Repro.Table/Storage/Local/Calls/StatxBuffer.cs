using System.Runtime.InteropServices;

namespace Repro.Table.Storage.Local.Calls;

/// <summary>The answer of <c>statx</c>, the one call of its kind whose layout is the same on every processor.</summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal struct StatxBuffer
{
    private const int KindMask = 0xF000;

    [FieldOffset(28)]
    private readonly ushort _mode;

    [FieldOffset(32)]
    private readonly ulong _inode;

    [FieldOffset(40)]
    private readonly long _size;

    [FieldOffset(112)]
    private readonly long _modifiedSeconds;

    [FieldOffset(120)]
    private readonly uint _modifiedNanoseconds;

    [FieldOffset(136)]
    private readonly uint _volumeMajor;

    [FieldOffset(140)]
    private readonly uint _volumeMinor;

    internal readonly FileFacts ToFacts() => new()
    {
        Kind = (_mode & KindMask) switch
        {
            0x8000 => FileKind.File,
            0x4000 => FileKind.Directory,
            0xA000 => FileKind.Link,
            _ => FileKind.Other,
        },
        SizeInBytes = _size,
        ModifiedAt = FromUnix(_modifiedSeconds).AddTicks(_modifiedNanoseconds / 100),
        Identity = (((ulong)_volumeMajor << 32) | _volumeMinor, _inode),
    };

    /// <summary>A file may carry any time; what .NET cannot hold becomes the nearest that it can.</summary>
    private static DateTimeOffset FromUnix(long seconds) => DateTimeOffset.FromUnixTimeSeconds(
        Math.Clamp(seconds, DateTimeOffset.MinValue.ToUnixTimeSeconds(), DateTimeOffset.MaxValue.ToUnixTimeSeconds() - 1));
}
