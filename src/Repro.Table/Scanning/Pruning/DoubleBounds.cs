using System.Text.Json;

namespace Repro.Table.Scanning.Pruning;

/// <summary>Bounds of doubles.</summary>
internal sealed class DoubleBounds : IBoundReader<double>
{
    public bool TryRead(ref Utf8JsonReader json, StatisticKind kind, out double bound)
    {
        bound = 0;
        return json.TokenType == JsonTokenType.Number && json.TryGetDouble(out bound) && double.IsFinite(bound);
    }
}
