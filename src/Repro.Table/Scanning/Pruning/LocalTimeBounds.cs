using System.Text.Json;
using Repro.Table.Expressions;

namespace Repro.Table.Scanning.Pruning;

/// <summary>Bounds of local times, in microseconds since the epoch. Some writers put a Z behind them, which means nothing.</summary>
internal sealed class LocalTimeBounds : IBoundReader<long>
{
    public bool TryRead(ref Utf8JsonReader json, StatisticKind kind, out long bound)
    {
        Span<char> text = stackalloc char[BoundText.MaxLength];
        text = text[..BoundText.Read(ref json, text)];
        bool isLocal = CalendarText.TryParseTimestamp(text, out bound, out bool hasZone) && (!hasZone || text[^1] == 'Z');
        bound = TimeWidening.CutToMilliseconds(bound, kind);
        return isLocal;
    }
}
