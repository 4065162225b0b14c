using System.Numerics;
using System.Runtime.InteropServices;
using Apache.Arrow;
using Repro.Table.Expressions;

namespace Repro.Table.Data.Statistics;

/// <summary>The bounds of floats and doubles.</summary>
/// <remarks>
/// IEEE 754-2019 minimum and maximum do what is needed: a NaN swallows the bounds, and -0.0 is below 0.0. So the
/// bounds are
/// sound for readers that tell the two zeros apart and, since an upper zero is written as 0.0, for those that do not.
/// </remarks>
internal sealed class RealBounds<TReal> : Bounds
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    private TReal _min = TReal.PositiveInfinity;
    private TReal _max = TReal.NegativeInfinity;

    public override void Observe(IArrowArray array, ReadOnlySpan<byte> nulls)
    {
        ReadOnlySpan<TReal> values =
            MemoryMarshal.Cast<byte, TReal>(array.Data.Buffers[1].Span).Slice(array.Offset, array.Length);
        for (int row = 0; row < values.Length; row++)
        {
            if (nulls.IsEmpty || nulls[row] == 0)
            {
                _min = TReal.Min(_min, values[row]);
                _max = TReal.Max(_max, values[row]);
            }
        }
    }

    public override BoundTexts Complete() => TReal.IsNaN(_min)
        ? default
        : new BoundTexts(
            TReal.IsZero(_min) && TReal.IsNegative(_min) ? "-0.0" : TextOf(_min), TextOf(_max), TextForm.Number);

    /// <summary>Returns the text of a finite number; infinity is no JSON number.</summary>
    private static string? TextOf(TReal value) => value switch
    {
        _ when !TReal.IsFinite(value) => null,
        float single => JavaNumberText.Format(single),
        _ => JavaNumberText.Format(double.CreateTruncating(value)),
    };
}
