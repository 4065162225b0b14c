using System.Globalization;
using System.Text;

namespace Repro.Table.Cli.Values;

/// <summary>Days as text: <c>yyyy-MM-dd</c>, years 1 to 9999.</summary>
internal static class DateText
{
    /// <summary>The length of the text.</summary>
    public const int Length = 10;

    private static readonly int s_epoch = new DateOnly(1970, 1, 1).DayNumber;

    /// <summary>Parses UTF-8 text into days since 1970-01-01.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out int days)
    {
        days = 0;
        if (text.Length != Length || text[4] != '-' || text[7] != '-'
            || !Digits.TryParse(text[..4], 9999, out int year)
            || !Digits.TryParse(text[5..7], 12, out int month)
            || !Digits.TryParse(text[8..], 31, out int day)
            || year == 0 || month == 0 || day == 0 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        days = new DateOnly(year, month, day).DayNumber - s_epoch;
        return true;
    }

    /// <summary>Returns the text of a day.</summary>
    /// <param name="days">Days since 1970-01-01.</param>
    public static string Of(int days)
    {
        Span<byte> text = stackalloc byte[Length];
        return TryFormat(days, text)
            ? Encoding.ASCII.GetString(text)
            : string.Create(CultureInfo.InvariantCulture, $"{days} days since 1970");
    }

    /// <summary>Writes the text of a day as UTF-8, <see cref="Length"/> bytes.</summary>
    /// <returns>False if the year is not one of 1 to 9999.</returns>
    public static bool TryFormat(int days, Span<byte> destination)
    {
        long dayNumber = (long)days + s_epoch;
        return dayNumber >= 0 && dayNumber <= DateOnly.MaxValue.DayNumber
            && DateOnly.FromDayNumber((int)dayNumber).TryFormat(destination, out _, "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
