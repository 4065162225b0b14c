using System.Text.Json;

namespace Repro.Table.Scanning.Pruning;

/// <summary>Bounds of floats: the digits name a float, whichever width the writer printed.</summary>
internal sealed class FloatBounds : IBoundReader<double>
{
    public bool TryRead(ref Utf8JsonReader json, StatisticKind kind, out double bound)
    {
        float single = 0;
        bool isNumber = json.TokenType == JsonTokenType.Number && json.TryGetSingle(out single);
        bound = single;
        return isNumber && float.IsFinite(single);
    }
}
