using System.Buffers;
using System.Text.Json;
using Apache.Arrow;

namespace Repro.Table.Data.Statistics;

/// <summary>The null count and the bounds of a column that is no struct.</summary>
internal sealed class LeafStatistics(string name, int ordinal, Bounds? bounds) : StatisticsNode(name, ordinal)
{
    private long _nullCount;
    private BoundTexts _texts;

    public override void Observe(IArrowArray array, ReadOnlySpan<byte> parentNulls)
    {
        if (array is NullArray)
        {
            _nullCount += array.Length;
            return;
        }

        byte[] rented = ArrayPool<byte>.Shared.Rent(array.Length);
        try
        {
            ReadOnlySpan<byte> nulls = MergeNulls(array, parentNulls, rented.AsSpan(0, array.Length));
            int nullCount = nulls.IsEmpty ? 0 : array.Length - nulls.Count((byte)0);
            _nullCount += nullCount;
            if (nullCount < array.Length)
            {
                bounds?.Observe(array, nulls);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    public override void Complete() => _texts = bounds?.Complete() ?? default;

    public override bool HasBound(BoundSide side) => TextOf(side) is not null;

    public override void WriteBounds(BoundSide side, Utf8JsonWriter writer)
    {
        if (_texts.Form == TextForm.Number)
        {
            writer.WriteRawValue(TextOf(side)!, skipInputValidation: true); // HasBound was asked.
        }
        else
        {
            writer.WriteStringValue(TextOf(side));
        }
    }

    public override void WriteNullCounts(Utf8JsonWriter writer) => writer.WriteNumberValue(_nullCount);

    private string? TextOf(BoundSide side) => side == BoundSide.Min ? _texts.Min : _texts.Max;
}
