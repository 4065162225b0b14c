using System.Text.Json;

namespace Repro.Table.Scanning.Pruning;

/// <summary>Bounds of doubles that were floats once: the digits may name either, and the wider of the two holds.</summary>
internal sealed class WidenedFloatBounds : IBoundReader<double>
{
    private readonly DoubleBounds _double = new();
    private readonly FloatBounds _float = new();

    public bool TryRead(ref Utf8JsonReader json, StatisticKind kind, out double bound)
    {
        double asFloat = 0;
        bool isBoth = _double.TryRead(ref json, kind, out bound) && _float.TryRead(ref json, kind, out asFloat);
        bound = kind == StatisticKind.Max ? Math.Max(bound, asFloat) : Math.Min(bound, asFloat);
        return isBoth;
    }
}
