using System.Globalization;

namespace Repro.Table;

/// <summary>Chooses a version of a table.</summary>
public abstract record VersionSelector
{
    private VersionSelector()
    {
    }

    /// <summary>Gets the newest version.</summary>
    public static VersionSelector Latest { get; } = new LatestVersion();

    /// <summary>Returns the selector of one version by number.</summary>
    /// <param name="version">The number, from 0.</param>
    public static VersionSelector At(long version)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(version);
        return new VersionNumber(version);
    }

    /// <summary>Returns the selector of the newest version that was committed at or before an instant.</summary>
    /// <remarks>An instant before the oldest version or after the newest one is an error, never a guess. Protocol: In-Commit Timestamps.</remarks>
    public static VersionSelector AsOf(DateTimeOffset timestamp) => new VersionTimestamp(timestamp);

    /// <summary>See <see cref="Latest"/>.</summary>
    internal sealed record LatestVersion : VersionSelector
    {
        public override string ToString() => "latest";
    }

    /// <summary>See <see cref="At"/>.</summary>
    internal sealed record VersionNumber(long Version) : VersionSelector
    {
        public override string ToString() => Version.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>See <see cref="AsOf"/>.</summary>
    internal sealed record VersionTimestamp(DateTimeOffset Timestamp) : VersionSelector
    {
        public override string ToString() => Timestamp.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFZ", CultureInfo.InvariantCulture);
    }
}
