using System.Text.Json;
using Repro.Table.Expressions;

namespace Repro.Table.Scanning.Pruning;

/// <summary>Bounds of instants, in microseconds since the epoch. Without a zone the text names none.</summary>
internal sealed class TimestampBounds : IBoundReader<long>
{
    public bool TryRead(ref Utf8JsonReader json, StatisticKind kind, out long bound)
    {
        Span<char> text = stackalloc char[BoundText.MaxLength];
        text = text[..BoundText.Read(ref json, text)];
        if (!CalendarText.TryParseTimestamp(text, out bound, out bool hasZone) || !hasZone)
        {
            return false;
        }

        bound = text[^1] == 'Z' ? bound : TimeWidening.CutOffset(bound, kind);
        bound = TimeWidening.CutToMilliseconds(bound, kind);
        return true;
    }
}
