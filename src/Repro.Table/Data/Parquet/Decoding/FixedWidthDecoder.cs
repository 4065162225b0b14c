using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Apache.Arrow;
using Repro.Table.Data.Arrow;
using Repro.Table.Data.Parquet.Levels;
using ArrowTypes = Apache.Arrow.Types;

namespace Repro.Table.Data.Parquet.Decoding;

/// <summary>Decodes into an array of fixed-width values.</summary>
internal sealed class FixedWidthDecoder<TIn, TOut, TConverter>(ArrowTypes.IArrowType type, TConverter converter) : LeafDecoder
    where TIn : struct
    where TOut : unmanaged
    where TConverter : struct, IValueConverter<TIn, TOut>
{
    /// <inheritdoc/>
    public override IArrowArray Decode(LeafChunk chunk, ReadOnlySpan<int> positions)
    {
        ReadOnlySpan<TIn> source = ((LeafValues<TIn>)chunk).Values;
        byte[] values = new byte[positions.Length * Unsafe.SizeOf<TOut>()];
        Span<TOut> target = MemoryMarshal.Cast<byte, TOut>(values.AsSpan());
        ValidityBitmap validity = new(positions.Length);
        for (int i = 0; i < positions.Length; i++)
        {
            if (positions[i] >= 0)
            {
                target[i] = converter.Convert(source[positions[i]]);
                validity.SetValid(i);
            }
        }

        return ArrowArrays.FixedWidth(type, positions.Length, values, validity);
    }
}
