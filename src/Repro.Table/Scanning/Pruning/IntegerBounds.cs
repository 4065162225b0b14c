using System.Text.Json;

namespace Repro.Table.Scanning.Pruning;

/// <summary>Bounds of whole numbers, digit by digit.</summary>
internal sealed class IntegerBounds : IBoundReader<long>
{
    public bool TryRead(ref Utf8JsonReader json, StatisticKind kind, out long bound)
    {
        bound = 0;
        return json.TokenType == JsonTokenType.Number && json.TryGetInt64(out bound);
    }
}
