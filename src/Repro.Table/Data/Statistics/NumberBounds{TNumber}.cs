using System.Numerics;
using System.Runtime.InteropServices;
using Apache.Arrow;

namespace Repro.Table.Data.Statistics;

/// <summary>The bounds of integers, decimals, dates and timestamps.</summary>
/// <param name="format">Gives the text of a value; null if it has none.</param>
/// <param name="form">How the text stands in JSON.</param>
internal sealed class NumberBounds<TNumber>(Func<TNumber, string?> format, TextForm form) : Bounds
    where TNumber : unmanaged, IBinaryInteger<TNumber>, IMinMaxValue<TNumber>
{
    private TNumber _min = TNumber.MaxValue;
    private TNumber _max = TNumber.MinValue;

    public override void Observe(IArrowArray array, ReadOnlySpan<byte> nulls)
    {
        ReadOnlySpan<TNumber> values =
            MemoryMarshal.Cast<byte, TNumber>(array.Data.Buffers[1].Span).Slice(array.Offset, array.Length);
        if (nulls.IsEmpty)
        {
            ObserveAll(values);
            return;
        }

        for (int row = 0; row < values.Length; row++)
        {
            if (nulls[row] == 0)
            {
                Widen(values[row], values[row]);
            }
        }
    }

    public override BoundTexts Complete() => _min > _max ? default : new BoundTexts(format(_min), format(_max), form);

    private void ObserveAll(ReadOnlySpan<TNumber> values)
    {
        int row = 0;
        if (Vector<TNumber>.IsSupported && values.Length >= Vector<TNumber>.Count)
        {
            Vector<TNumber> min = new(values);
            Vector<TNumber> max = min;
            for (; row <= values.Length - Vector<TNumber>.Count; row += Vector<TNumber>.Count)
            {
                Vector<TNumber> next = new(values[row..]);
                min = Vector.Min(min, next);
                max = Vector.Max(max, next);
            }

            for (int lane = 0; lane < Vector<TNumber>.Count; lane++)
            {
                Widen(min[lane], max[lane]);
            }
        }

        for (; row < values.Length; row++)
        {
            Widen(values[row], values[row]);
        }
    }

    private void Widen(TNumber min, TNumber max)
    {
        _min = TNumber.Min(_min, min);
        _max = TNumber.Max(_max, max);
    }
}
