using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Repro.Table.Log.Actions;

/// <summary>Durations as table properties spell them: <c>interval 1 week</c>, <c>7 days</c>, <c>1 day 12
/// hours</c>.</summary>
/// <remarks>Months and years have no fixed length, so no retention can be measured in them.</remarks>
internal static class CalendarInterval
{
    /// <summary>Reads a duration of zero or more.</summary>
    /// <param name="text">Numbers and units in pairs, the word <c>interval</c> before them or not, in any case.</param>
    /// <param name="duration">The duration, up to <see cref="TimeSpan.MaxValue"/>: who counts back from now has to stop
    /// at the first instant there is.</param>
    /// <param name="reason">Why it is none; null on success.</param>
    public static bool TryParse(string text, out TimeSpan duration, [NotNullWhen(false)] out string? reason)
    {
        duration = TimeSpan.Zero;
        string[] words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        ReadOnlySpan<string> pairs = words.AsSpan();
        if (pairs.Length > 0 && string.Equals(pairs[0], "interval", StringComparison.OrdinalIgnoreCase))
        {
            pairs = pairs[1..];
        }

        if (pairs.Length == 0 || pairs.Length % 2 != 0)
        {
            reason = "it is no interval such as '7 days'";
            return false;
        }

        Int128 microseconds = 0;
        for (int i = 0; i < pairs.Length; i += 2)
        {
            if (Microseconds(pairs[i + 1], out string unitReason) is not long unit)
            {
                reason = unitReason;
                return false;
            }

            if (!long.TryParse(pairs[i], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long count)
                || count < 0)
            {
                reason = "its numbers must be whole and not negative";
                return false;
            }

            microseconds += (Int128)count * unit;
        }

        if (microseconds > TimeSpan.MaxValue.Ticks / TimeSpan.TicksPerMicrosecond)
        {
            reason = "it is longer than can be counted";
            return false;
        }

        duration = TimeSpan.FromTicks((long)microseconds * TimeSpan.TicksPerMicrosecond);
        reason = null;
        return true;
    }

    private static long? Microseconds(string unit, out string reason)
    {
        const long second = 1_000_000;
        string name = unit.ToLowerInvariant();
        reason = name is "month" or "months" or "year" or "years"
            ? "months and years have no fixed length; write days, such as '365 days'"
            : "its units must be weeks, days, hours, minutes, seconds, milliseconds or microseconds";
        return name switch
        {
            "week" or "weeks" => 7 * 24 * 3600 * second,
            "day" or "days" => 24 * 3600 * second,
            "hour" or "hours" => 3600 * second,
            "minute" or "minutes" => 60 * second,
            "second" or "seconds" => second,
            "millisecond" or "milliseconds" => 1_000,
            "microsecond" or "microseconds" => 1,
            _ => null,
        };
    }
}
