using Parquet.Meta;

namespace Repro.Table.Data.Parquet.Decoding;

/// <summary>From when on the days and times of a file are those of the proleptic Gregorian calendar.</summary>
/// <remarks>
/// Old Spark and Hive counted days by the hybrid Julian calendar, and instants before 1900 by the local mean time of their zone.
/// What may be so is refused, because shifting it needs a zone that the file does not name:
/// 1. <c>org.apache.spark.version</c> below 3.0 (3.1 for INT96), or a <c>legacy</c> key: all before 1900, days before 1582;
/// 2. a file of Spark without a version, and INT96 of anyone without one: all before 1582.
/// </remarks>
internal readonly record struct CalendarLimits
{
    private const int GregorianDay = -141_427; // 1582-10-15
    private const long GregorianMicroseconds = -12_219_292_800_000_000; // 1582-10-15T00:00:00Z
    private const long ZonesMicroseconds = -2_208_988_800_000_000; // 1900-01-01T00:00:00Z

    /// <summary>Gets the first day that can be trusted.</summary>
    public int Day { get; private init; }

    /// <summary>Gets the first instant that can be trusted, in microseconds since the epoch.</summary>
    public long Microseconds { get; private init; }

    /// <summary>Gets the same for INT96.</summary>
    public long Int96Microseconds { get; private init; }

    /// <summary>Reads the limits from the key-value pairs of a footer.</summary>
    public static CalendarLimits Of(IReadOnlyList<KeyValue>? pairs)
    {
        string? version = ValueOf(pairs, "org.apache.spark.version");
        if (version is null)
        {
            bool isSpark = ValueOf(pairs, "org.apache.spark.sql.parquet.row.metadata") is not null;
            return new CalendarLimits
            {
                Day = isSpark ? GregorianDay : int.MinValue,
                Microseconds = isSpark ? GregorianMicroseconds : long.MinValue,
                Int96Microseconds = GregorianMicroseconds,
            };
        }

        bool isHybrid = IsBefore(version, 3, 0) || ValueOf(pairs, "org.apache.spark.legacyDateTime") is not null;
        bool isInt96Hybrid = IsBefore(version, 3, 1) || ValueOf(pairs, "org.apache.spark.legacyINT96") is not null;
        return new CalendarLimits
        {
            Day = isHybrid ? GregorianDay : int.MinValue,
            Microseconds = isHybrid ? ZonesMicroseconds : long.MinValue,
            Int96Microseconds = isInt96Hybrid ? ZonesMicroseconds : long.MinValue,
        };
    }

    private static string? ValueOf(IReadOnlyList<KeyValue>? pairs, string key) =>
        pairs?.FirstOrDefault(p => string.Equals(p.Key, key, StringComparison.Ordinal)) is { } pair ? pair.Value ?? string.Empty : null;

    private static bool IsBefore(string version, int major, int minor)
    {
        string[] parts = version.Split('.');
        return !int.TryParse(parts[0], out int actualMajor)
            || actualMajor < major
            || (actualMajor == major && parts.Length > 1 && int.TryParse(parts[1], out int actualMinor) && actualMinor < minor);
    }
}
