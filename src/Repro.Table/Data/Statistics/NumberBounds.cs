using System.Globalization;
using System.Numerics;
using Repro.Table.Expressions;

namespace Repro.Table.Data.Statistics;

/// <summary>Makes the bounds of the types whose values are stored as integers.</summary>
internal static class NumberBounds
{
    public static NumberBounds<TNumber> Integers<TNumber>()
        where TNumber : unmanaged, IBinaryInteger<TNumber>, IMinMaxValue<TNumber> =>
        new(value => value.ToString(null, CultureInfo.InvariantCulture), TextForm.Number);

    public static NumberBounds<Int128> Decimals(int scale) =>
        new(value => DecimalText.Format(value, scale), TextForm.Number);

    public static NumberBounds<int> Dates() =>
        new(days => CalendarText.TryDate(days, out DateOnly date) ? CalendarText.Format(date) : null, TextForm.String);

    /// <summary>Microseconds are written in full; readers allow for writers that cut them to milliseconds.</summary>
    public static NumberBounds<long> Timestamps(DateTimeKind kind) => new(
        microseconds => CalendarText.TryDateTime(microseconds, kind, out DateTime time) ? CalendarText.FormatIso(time) : null,
        TextForm.String);
}
