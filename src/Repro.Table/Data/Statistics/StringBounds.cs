using System.Text;
using System.Text.Unicode;
using Apache.Arrow;

namespace Repro.Table.Data.Statistics;

/// <summary>The bounds of strings in the order of their UTF-8 bytes, cut to a prefix.</summary>
internal sealed class StringBounds(int prefixLength) : Bounds
{
    private byte[]? _min;
    private byte[]? _max;

    public override void Observe(IArrowArray array, ReadOnlySpan<byte> nulls)
    {
        StringArray strings = (StringArray)array;
        ReadOnlySpan<int> offsets = strings.ValueOffsets;
        ReadOnlySpan<byte> bytes = strings.ValueBuffer.Span;
        ReadOnlySpan<byte> min = _min;
        ReadOnlySpan<byte> max = _max;
        bool isFirst = _min is null;
        for (int row = 0; row < array.Length; row++)
        {
            if (!nulls.IsEmpty && nulls[row] != 0)
            {
                continue;
            }

            ReadOnlySpan<byte> value = bytes[offsets[row]..offsets[row + 1]];
            min = isFirst || value.SequenceCompareTo(min) < 0 ? value : min;
            max = isFirst || value.SequenceCompareTo(max) > 0 ? value : max;
            isFirst = false;
        }

        // The batch goes; at most two copies per batch stay.
        _min = _min is not null && min == _min ? _min : min.ToArray();
        _max = _max is not null && max == _max ? _max : max.ToArray();
    }

    public override BoundTexts Complete()
    {
        // Bytes that are not UTF-8 have no text that would compare as they do.
        if (_min is null || _max is null || !Utf8.IsValid(_min) || !Utf8.IsValid(_max))
        {
            return default;
        }

        return new BoundTexts(
            StringTruncation.Min(Encoding.UTF8.GetString(_min), prefixLength),
            StringTruncation.Max(Encoding.UTF8.GetString(_max), prefixLength),
            TextForm.String);
    }
}
