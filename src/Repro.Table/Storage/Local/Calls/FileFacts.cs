using System.Globalization;

namespace Repro.Table.Storage.Local.Calls;

/// <summary>What the file system knows of a file.</summary>
internal readonly record struct FileFacts
{
    /// <summary>Gets what it is.</summary>
    public required FileKind Kind { get; init; }

    /// <summary>Gets the length in bytes.</summary>
    public required long SizeInBytes { get; init; }

    /// <summary>Gets when its content last changed, by the file system's clock.</summary>
    public required DateTimeOffset ModifiedAt { get; init; }

    /// <summary>Gets the number of the file on its volume, and of the volume; zero where the system does not say.</summary>
    public (ulong Volume, ulong Number) Identity { get; init; }

    /// <summary>Gets the entity tag.</summary>
    /// <remarks>
    /// A put always makes a new file while the old one still stands, so the number alone tells an object from the one before
    /// it; time and size cover a number that is used again later. The time of the inode is left out: it changes when the
    /// temporary name goes.
    /// </remarks>
    public string EntityTag =>
        string.Create(CultureInfo.InvariantCulture, $"{ModifiedAt.UtcTicks:x}-{SizeInBytes:x}-{Identity.Number:x}");

    /// <summary>Tells whether both are names of one file; false where the system does not say.</summary>
    public bool IsSameFileAs(FileFacts other) => Identity.Number != 0 && Identity == other.Identity;
}
