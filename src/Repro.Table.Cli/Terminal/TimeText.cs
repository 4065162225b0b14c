using System.Globalization;

namespace Repro.Table.Cli.Terminal;

/// <summary>Instants and ages of versions.</summary>
internal static class TimeText
{
    /// <summary>Returns an instant for programs, to the millisecond.</summary>
    public static string Iso(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Returns an instant for people, to the millisecond.</summary>
    public static string Spaced(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Returns an age in its largest whole unit, for example <c>3 days</c>.</summary>
    public static string Age(TimeSpan age) => age switch
    {
        { TotalDays: >= 1 } => Amount.Of((long)age.TotalDays, "day"),
        { TotalHours: >= 1 } => Amount.Of((long)age.TotalHours, "hour"),
        { TotalMinutes: >= 1 } => Amount.Of((long)age.TotalMinutes, "minute"),
        _ => Amount.Of(Math.Max(0, (long)age.TotalSeconds), "second"),
    };
}
