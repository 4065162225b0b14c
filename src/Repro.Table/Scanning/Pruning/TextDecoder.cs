using System.Text.Json;
using Repro.Table.Log.State;

namespace Repro.Table.Scanning.Pruning;

/// <summary>Gathers bounds that are texts. An unknown lower bound is the empty text, which no text is below.</summary>
internal sealed class TextDecoder(int rowCount) : LeafDecoder(rowCount)
{
    private readonly ByteArena.Builder _min = new();
    private readonly ByteArena.Builder _max = new();
    private bool _hasMax;

    protected override void DecodeBound(ref Utf8JsonReader json, StatisticKind kind)
    {
        if (json.TokenType == JsonTokenType.String)
        {
            ByteArena.Builder target = kind == StatisticKind.Min ? _min : _max;
            int maxLength = json.ValueSpan.Length; // The text is one span, and unescaping never makes it longer.
            target.Advance(json.CopyString(target.GetSpan(maxLength)));
            _hasMax |= kind == StatisticKind.Max;
        }
    }

    protected override void ForgetBounds()
    {
        _min.Advance(0);
        _hasMax = false;
    }

    protected override void EndBounds()
    {
        if (!_hasMax)
        {
            _max.Set(TextStatistics.AboveAll);
        }

        _hasMax = false;
        _min.EndRow();
        _max.EndRow();
    }

    protected override StatisticsColumn Build(long[] nullCounts) => new TextStatistics(_min.Build(), _max.Build(), nullCounts);
}
