using System.Globalization;

namespace Repro.Table.Expressions;

/// <summary>Dates and timestamps as text and as the numbers that tables store, for the years 1 to 9999.</summary>
/// <remarks>Proleptic Gregorian calendar; no zone but UTC and no culture is ever asked.</remarks>
internal static class CalendarText
{
    private const long TicksPerMicrosecond = TimeSpan.TicksPerMicrosecond;
    private const int FractionDigits = 6;

    private static readonly int EpochDayNumber = new DateOnly(1970, 1, 1).DayNumber;

    /// <summary>Gets the microseconds of 0001-01-01T00:00:00Z.</summary>
    public static long MinMicroseconds { get; } = (DateTime.MinValue.Ticks - DateTime.UnixEpoch.Ticks) / TicksPerMicrosecond;

    /// <summary>Gets the microseconds of 9999-12-31T23:59:59.999999Z.</summary>
    public static long MaxMicroseconds { get; } = (DateTime.MaxValue.Ticks - DateTime.UnixEpoch.Ticks) / TicksPerMicrosecond;

    /// <summary>Returns the days since 1970-01-01.</summary>
    public static int DaysOf(DateOnly date) => date.DayNumber - EpochDayNumber;

    /// <summary>Finds the date of a number of days since 1970-01-01.</summary>
    public static bool TryDate(long days, out DateOnly date)
    {
        long number = days + EpochDayNumber;
        bool isInRange = number >= DateOnly.MinValue.DayNumber && number <= DateOnly.MaxValue.DayNumber;
        date = isInRange ? DateOnly.FromDayNumber((int)number) : default;
        return isInRange;
    }

    /// <summary>Finds the microseconds since the epoch of .NET ticks; false if the ticks are finer than that.</summary>
    public static bool TryMicrosecondsOf(long ticks, out long microseconds)
    {
        // Exact for either sign: a tick before the epoch is no microsecond either.
        long sinceEpoch = ticks - DateTime.UnixEpoch.Ticks;
        microseconds = sinceEpoch / TicksPerMicrosecond;
        return sinceEpoch % TicksPerMicrosecond == 0;
    }

    /// <summary>Finds the date and time of microseconds since the epoch; false outside the years 1 to 9999.</summary>
    public static bool TryDateTime(long microseconds, DateTimeKind kind, out DateTime time)
    {
        bool isInRange = microseconds >= MinMicroseconds && microseconds <= MaxMicroseconds;
        time = isInRange
            ? new DateTime(DateTime.UnixEpoch.Ticks + (microseconds * TicksPerMicrosecond), kind)
            : default;
        return isInRange;
    }

    /// <summary>Formats <c>yyyy-MM-dd</c>.</summary>
    public static string Format(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Formats <c>yyyy-MM-ddTHH:mm:ss.ffffff</c>, followed by <c>Z</c> for UTC.</summary>
    public static string FormatIso(DateTime time) => time.ToString(
        time.Kind == DateTimeKind.Utc ? "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'" : "yyyy-MM-dd'T'HH:mm:ss.ffffff",
        CultureInfo.InvariantCulture);

    /// <summary>Formats <c>yyyy-MM-dd HH:mm:ss[.ffffff]</c>, without the fraction if it is zero.</summary>
    public static string FormatLocal(DateTime time) => time.ToString(
        time.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-dd HH:mm:ss" : "yyyy-MM-dd HH:mm:ss.ffffff",
        CultureInfo.InvariantCulture);

    /// <summary>Reads <c>yyyy-MM-dd</c>.</summary>
    public static bool TryParseDate(ReadOnlySpan<char> text, out int days)
    {
        bool isDate = DateOnly.TryParseExact(
            text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date);
        days = isDate ? DaysOf(date) : 0;
        return isDate;
    }

    /// <summary>Reads a date, then optionally <c>T</c> or a space, a time and its fraction.</summary>
    /// <param name="text">The text.</param>
    /// <param name="microseconds">Microseconds since the epoch, as if the text were UTC, less the offset that it
    /// names.</param>
    /// <param name="hasZone">Whether it ended in <c>Z</c> or an offset of the form <c>+HH:mm[:ss]</c>.</param>
    /// <remarks>A date alone is its midnight: so a partition column that was widened from date reads its old
    /// values.</remarks>
    public static bool TryParseTimestamp(ReadOnlySpan<char> text, out long microseconds, out bool hasZone)
    {
        microseconds = 0;
        hasZone = false;
        if (text.Length < 10 || !TryParseDate(text[..10], out int days))
        {
            return false;
        }

        microseconds = days * TimeSpan.MicrosecondsPerDay;
        ReadOnlySpan<char> rest = text[10..];
        if (rest.IsEmpty)
        {
            return true;
        }

        if (rest[0] is not ('T' or ' ') || rest.Length < 9 || !TryParseClock(rest[1..9], out int seconds))
        {
            return false;
        }

        rest = rest[9..];
        if (!TryTakeFraction(ref rest, out int fraction) || !TryParseZone(rest, out int offset, out hasZone))
        {
            return false;
        }

        microseconds += ((seconds - offset) * TimeSpan.MicrosecondsPerSecond) + fraction;
        return true;
    }

    private static bool TryParseClock(ReadOnlySpan<char> text, out int seconds)
    {
        bool isClock = TimeOnly.TryParseExact(
            text, "HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly time);
        seconds = (int)(time.Ticks / TimeSpan.TicksPerSecond);
        return isClock;
    }

    // Digits past the sixth must be zeros: a finer instant would be another one.
    private static bool TryTakeFraction(ref ReadOnlySpan<char> text, out int microseconds)
    {
        microseconds = 0;
        if (text.IsEmpty || text[0] != '.')
        {
            return true;
        }

        int length = 1;
        while (length < text.Length && char.IsAsciiDigit(text[length]))
        {
            int digit = text[length] - '0';
            if (length <= FractionDigits)
            {
                microseconds = (microseconds * 10) + digit;
            }
            else if (digit != 0)
            {
                return false;
            }

            length++;
        }

        for (int missing = FractionDigits - (length - 1); missing > 0; missing--)
        {
            microseconds *= 10;
        }

        text = text[length..];
        return length > 1;
    }

    private static bool TryParseZone(ReadOnlySpan<char> text, out int offsetInSeconds, out bool hasZone)
    {
        offsetInSeconds = 0;
        hasZone = !text.IsEmpty;
        if (text.IsEmpty || text is "Z")
        {
            return true;
        }

        // Local mean time before 1900 has offsets with seconds.
        bool isOffset = text[0] is '+' or '-'
            && TryParseClock(text.Length == 6 ? $"{text[1..]}:00" : text[1..], out offsetInSeconds);
        offsetInSeconds = text[0] == '-' ? -offsetInSeconds : offsetInSeconds;
        return isOffset;
    }
}
