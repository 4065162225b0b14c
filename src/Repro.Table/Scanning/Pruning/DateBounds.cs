using System.Text.Json;
using Repro.Table.Expressions;

namespace Repro.Table.Scanning.Pruning;

/// <summary>Bounds of dates, in days since 1970-01-01.</summary>
internal sealed class DateBounds : IBoundReader<long>
{
    public bool TryRead(ref Utf8JsonReader json, StatisticKind kind, out long bound)
    {
        Span<char> text = stackalloc char[BoundText.MaxLength];
        bool isDate = CalendarText.TryParseDate(text[..BoundText.Read(ref json, text)], out int days);
        bound = days;
        return isDate;
    }
}
