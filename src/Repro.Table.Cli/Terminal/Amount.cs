using System.Globalization;

namespace Repro.Table.Cli.Terminal;

/// <summary>Numbers with their nouns and units, for people.</summary>
internal static class Amount
{
    private static readonly string[] s_units = ["KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];

    /// <summary>Returns for example <c>1 row</c> or <c>1,234 rows</c>.</summary>
    public static string Of(long count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? string.Empty : "s")}");

    /// <summary>Returns a size, for example <c>17 bytes</c> or <c>1.5 MiB</c>.</summary>
    public static string Bytes(long count)
    {
        if (count < 1024)
        {
            return Of(count, "byte");
        }

        double scaled = count / 1024.0;
        int unit = 0;
        while (scaled >= 1024)
        {
            scaled /= 1024;
            unit++;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{scaled:0.0} {s_units[unit]}");
    }

    /// <summary>Returns a span of time in the largest unit that holds it whole, for example <c>7 days</c>.</summary>
    public static string Time(TimeSpan span) => span.Ticks switch
    {
        0 => "0 seconds",
        _ when span.Ticks % TimeSpan.TicksPerDay == 0 => Of(span.Ticks / TimeSpan.TicksPerDay, "day"),
        _ when span.Ticks % TimeSpan.TicksPerHour == 0 => Of(span.Ticks / TimeSpan.TicksPerHour, "hour"),
        _ when span.Ticks % TimeSpan.TicksPerMinute == 0 => Of(span.Ticks / TimeSpan.TicksPerMinute, "minute"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds} seconds"),
    };
}
