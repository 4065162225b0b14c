using System.Globalization;
using System.Text;

namespace Repro.Table.Cli.Values;

/// <summary>Instants as text: ISO 8601, years 1 to 9999.</summary>
/// <remarks>
/// <code>
/// DATE                                   00:00:00 UTC
/// DATE ('T' or ' ') HH:mm[:ss[.f]]       UTC
/// ... 'Z' or '+HH:mm' or '+HHmm' or '+HH'   that zone
/// </code>
/// A fraction has up to nine digits; those behind the sixth must be zeros, since the table holds microseconds.
/// </remarks>
internal static class TimestampText
{
    /// <summary>The most bytes of a text without its zone.</summary>
    public const int MaxLength = 26;

    private const long MicrosecondsPerSecond = 1_000_000;
    private const long MicrosecondsPerMinute = 60 * MicrosecondsPerSecond;
    private const long MicrosecondsPerDay = 24 * 60 * MicrosecondsPerMinute;
    private const int TimeLength = 5;
    private const long MinMicroseconds = -62_135_596_800 * MicrosecondsPerSecond;
    private const long MaxMicroseconds = (253_402_300_800 * MicrosecondsPerSecond) - 1;

    /// <summary>Parses UTF-8 text.</summary>
    /// <param name="text">The text, all of it.</param>
    /// <param name="microseconds">Microseconds since 1970-01-01T00:00:00Z.</param>
    public static bool TryParse(ReadOnlySpan<byte> text, out long microseconds)
    {
        microseconds = 0;
        if (text.Length < DateText.Length || !DateText.TryParse(text[..DateText.Length], out int days))
        {
            return false;
        }

        microseconds = days * MicrosecondsPerDay;
        ReadOnlySpan<byte> rest = text[DateText.Length..];
        return rest.IsEmpty
            || (rest[0] is (byte)'T' or (byte)' '
                && TryTakeTime(rest[1..], ref microseconds, out rest)
                && (rest.IsEmpty || TryTakeZone(rest, ref microseconds)));
    }

    /// <summary>Returns the text of an instant, with as many digits of the second as it needs.</summary>
    /// <param name="microseconds">Microseconds since 1970-01-01T00:00:00.</param>
    /// <param name="zone"><c>Z</c> for an instant, empty for a local time.</param>
    public static string Of(long microseconds, string zone)
    {
        Span<byte> text = stackalloc byte[MaxLength];
        return TryFormat(microseconds, text, out int written)
            ? Encoding.ASCII.GetString(text[..written]) + zone
            : string.Create(CultureInfo.InvariantCulture, $"{microseconds} microseconds since 1970");
    }

    /// <summary>Writes the text of an instant as UTF-8, without a zone.</summary>
    /// <returns>False if the year is not one of 1 to 9999.</returns>
    public static bool TryFormat(long microseconds, Span<byte> destination, out int written)
    {
        written = 0;
        return microseconds is >= MinMicroseconds and <= MaxMicroseconds
            && DateTime.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond)
                .TryFormat(destination, out written, "yyyy-MM-ddTHH:mm:ss.FFFFFF", CultureInfo.InvariantCulture);
    }

    private static bool TryTakeTime(ReadOnlySpan<byte> text, scoped ref long microseconds, out ReadOnlySpan<byte> rest)
    {
        rest = default;
        if (text.Length < TimeLength || text[2] != ':'
            || !Digits.TryParse(text[..2], 23, out int hour) || !Digits.TryParse(text[3..TimeLength], 59, out int minute))
        {
            return false;
        }

        microseconds += ((hour * 60) + minute) * MicrosecondsPerMinute;
        rest = text[TimeLength..];
        if (rest.IsEmpty || rest[0] != ':')
        {
            return true;
        }

        if (rest.Length < 3 || !Digits.TryParse(rest[1..3], 59, out int second))
        {
            return false;
        }

        microseconds += second * MicrosecondsPerSecond;
        rest = rest[3..];
        return rest.IsEmpty || rest[0] is not ((byte)'.' or (byte)',') || TryTakeFraction(rest[1..], ref microseconds, out rest);
    }

    private static bool TryTakeFraction(ReadOnlySpan<byte> text, scoped ref long microseconds, out ReadOnlySpan<byte> rest)
    {
        int length = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        length = length < 0 ? text.Length : length;
        rest = text[length..];
        ReadOnlySpan<byte> digits = text[..length];
        if (length is 0 or > 9 || (length > 6 && digits[6..].ContainsAnyExcept((byte)'0')))
        {
            return false;
        }

        int value = 0;
        for (int i = 0; i < 6; i++)
        {
            value = (value * 10) + (i < length ? digits[i] - '0' : 0);
        }

        microseconds += value;
        return true;
    }

    private static bool TryTakeZone(ReadOnlySpan<byte> text, ref long microseconds)
    {
        if (text is [(byte)'Z'])
        {
            return true;
        }

        if (text.Length is not (3 or 5 or 6) || text[0] is not ((byte)'+' or (byte)'-') || (text.Length == 6 && text[3] != ':'))
        {
            return false;
        }

        int minutes = 0;
        if (!Digits.TryParse(text[1..3], 18, out int hours) || (text.Length > 3 && !Digits.TryParse(text[^2..], 59, out minutes)))
        {
            return false;
        }

        long offset = ((hours * 60) + minutes) * MicrosecondsPerMinute;
        microseconds += text[0] == '+' ? -offset : offset;
        return true;
    }
}
