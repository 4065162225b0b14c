using System.Globalization;
using Repro.Table.Storage;

namespace Repro.Table.Log.Segments;

/// <summary>A name in <c>_delta_log</c>, understood. Protocol: Delta Log Entries, Checkpoints, Log Compaction Files,
/// Version Checksum File.</summary>
/// <remarks>
/// Versions have exactly 20 digits, so that names sort as versions do: of one version the checkpoint comes before the
/// checksum, and that before the commit. A name that does not follow its form to the letter is
/// <see cref="LogFileKind.Other"/>, except for <see cref="LogFileKind.MalformedCommit"/>. Names are not looked up: a
/// directory may have one too.</remarks>
internal readonly record struct LogPath
{
    /// <summary>The directory of the log, directly below the root of a table.</summary>
    public const string Directory = "_delta_log";

    /// <summary>The file that says where a checkpoint was; a hint, never trusted.</summary>
    public const string LastCheckpoint = "_last_checkpoint";

    /// <summary>The directory of the sidecars of V2 checkpoints, inside the log.</summary>
    public const string Sidecars = "_sidecars";

    private const int VersionDigits = 20;
    private const int PartDigits = 10;

    /// <summary>Gets what the name stands for.</summary>
    public LogFileKind Kind { get; private init; }

    /// <summary>Gets the version, for a compaction the first one; -1 if there is none or it is too large for a number
    /// of 63 bits.</summary>
    public long Version { get; private init; }

    /// <summary>Gets the last version of a compaction, otherwise <see cref="Version"/>.</summary>
    public long LastVersion { get; private init; }

    /// <summary>Gets the part of a multi-part checkpoint, from 1 to <see cref="PartCount"/>; 0 for all else.</summary>
    public long Part { get; private init; }

    /// <summary>Gets how many parts the checkpoint has, as its name claims: up to ten digits, so nothing may be
    /// allocated by it.</summary>
    public long PartCount { get; private init; }

    /// <summary>Gets whether the name is that of a checkpoint or of a part of one.</summary>
    public bool IsCheckpoint => Kind is LogFileKind.ClassicCheckpoint or LogFileKind.MultiPartCheckpoint
        or LogFileKind.UuidParquetCheckpoint or LogFileKind.UuidJsonCheckpoint;

    /// <summary>Returns the name of a commit.</summary>
    public static string CommitName(long version) => Digits(version) + ".json";

    /// <summary>Returns the path of a commit.</summary>
    public static TablePath CommitPath(long version) => TablePath.LogDirectory.Child(CommitName(version));

    /// <summary>Returns the name of a checkpoint in one file.</summary>
    public static string CheckpointName(long version) => Digits(version) + ".checkpoint.parquet";

    /// <summary>Returns the name of a version checksum.</summary>
    public static string ChecksumName(long version) => Digits(version) + ".crc";

    /// <summary>Returns the text that comes before every name of a version and of later ones, and after those of
    /// earlier ones.</summary>
    public static string ListingStart(long version) => Digits(version) + ".";

    /// <summary>Returns the path of a name, relative to the root of the table.</summary>
    public static string InLog(string name) => $"{Directory}/{name}";

    /// <summary>Understands a name, without its directory. Allocates nothing.</summary>
    public static LogPath Parse(ReadOnlySpan<char> name)
    {
        LogPath other = new() { Version = -1, LastVersion = -1 };
        int digits = DigitsAtStart(name);
        if (digits == 0)
        {
            return other;
        }

        bool isVersion = TryParseVersion(name[..digits], out long version);
        ReadOnlySpan<char> rest = name[digits..];
        if (rest is ".json")
        {
            return isVersion
                ? Of(LogFileKind.Commit, version)
                : other with { Kind = LogFileKind.MalformedCommit, Version = version, LastVersion = version };
        }

        return isVersion ? ParseRest(rest, version) ?? other : other;
    }

    private static LogPath? ParseRest(ReadOnlySpan<char> rest, long version)
    {
        const string checkpoint = ".checkpoint.";
        const string compacted = ".compacted.json";
        if (rest is ".crc")
        {
            return Of(LogFileKind.Checksum, version);
        }

        if (rest.StartsWith(checkpoint, StringComparison.Ordinal))
        {
            return ParseCheckpoint(rest[checkpoint.Length..], version);
        }

        return rest.EndsWith(compacted, StringComparison.Ordinal)
            && rest.Length == 1 + VersionDigits + compacted.Length
            && rest[0] == '.'
            && TryParseVersion(rest[1..^compacted.Length], out long last)
            && last > version
            ? Of(LogFileKind.Compaction, version) with { LastVersion = last }
            : null;
    }

    private static LogPath? ParseCheckpoint(ReadOnlySpan<char> rest, long version)
    {
        if (rest is "parquet")
        {
            return Of(LogFileKind.ClassicCheckpoint, version);
        }

        int dot = rest.IndexOf('.');
        if (dot <= 0)
        {
            return null;
        }

        ReadOnlySpan<char> tail = rest[(dot + 1)..];
        return tail switch
        {
            "parquet" => Of(LogFileKind.UuidParquetCheckpoint, version),
            "json" => Of(LogFileKind.UuidJsonCheckpoint, version),
            _ => ParseParts(rest[..dot], tail, version),
        };
    }

    private static LogPath? ParseParts(ReadOnlySpan<char> part, ReadOnlySpan<char> tail, long version)
    {
        return part.Length == PartDigits && tail.Length == PartDigits + ".parquet".Length && tail[PartDigits..] is ".parquet"
            && TryParseDigits(part, out long number) && TryParseDigits(tail[..PartDigits], out long count)
            && number >= 1 && number <= count
            ? Of(LogFileKind.MultiPartCheckpoint, version) with { Part = number, PartCount = count }
            : null;
    }

    private static LogPath Of(LogFileKind kind, long version) =>
        new() { Kind = kind, Version = version, LastVersion = version };

    private static int DigitsAtStart(ReadOnlySpan<char> name)
    {
        int end = name.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? name.Length : end;
    }

    // The number is of use even when the form is wrong: a message can then name what it would clash with.
    private static bool TryParseVersion(ReadOnlySpan<char> digits, out long version)
    {
        if (!TryParseDigits(digits, out version))
        {
            version = -1;
            return false;
        }

        return digits.Length == VersionDigits;
    }

    private static bool TryParseDigits(ReadOnlySpan<char> digits, out long value) =>
        long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out value);

    private static string Digits(long version)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(version);
        return version.ToString("D20", CultureInfo.InvariantCulture);
    }
}
