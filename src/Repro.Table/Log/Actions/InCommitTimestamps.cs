using System.Globalization;

namespace Repro.Table.Log.Actions;

/// <summary>Whether and since when commits of a table carry their own time. Protocol: In-Commit Timestamps.</summary>
internal static class InCommitTimestamps
{
    private const string EnabledProperty = "delta.enableInCommitTimestamps";
    private const string VersionProperty = "delta.inCommitTimestampEnablementVersion";
    private const string TimestampProperty = "delta.inCommitTimestampEnablementTimestamp";

    /// <summary>Returns whether commits of a table with this metadata carry their own time.</summary>
    public static bool AreEnabled(Metadata metadata) =>
        metadata.Configuration.TryGetValue(EnabledProperty, out string? value)
        && string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns the first version that carries its own time; 0 if it was so from the beginning.</summary>
    public static long FirstVersion(Metadata metadata) => Number(metadata, VersionProperty) ?? 0;

    /// <summary>Returns the time of that version in milliseconds since the Unix epoch; null if it was so from the beginning.</summary>
    public static long? FirstTimestamp(Metadata metadata) => Number(metadata, TimestampProperty);

    private static long? Number(Metadata metadata, string property) =>
        metadata.Configuration.TryGetValue(property, out string? text)
        && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) ? value : null;
}
