using Apache.Arrow;

namespace Repro.Table.Data.Arrow;

/// <summary>Collects which slots of an array under construction hold a value. Not thread safe.</summary>
internal struct ValidityBitmap
{
    private readonly byte[] _bits;
    private readonly int _length;
    private int _validCount;

    /// <summary>Creates a bitmap in which every slot is null.</summary>
    public ValidityBitmap(int length)
    {
        _bits = new byte[BitUtility.ByteCount(length)];
        _length = length;
    }

    /// <summary>Gets how many slots are null.</summary>
    public readonly int NullCount => _length - _validCount;

    /// <summary>Marks a slot as holding a value; at most once a slot.</summary>
    public void SetValid(int slot)
    {
        _bits[slot >> 3] |= (byte)(1 << (slot & 7));
        _validCount++;
    }

    /// <summary>Returns the buffer, empty when no slot is null.</summary>
    public readonly ArrowBuffer ToBuffer() => NullCount == 0 ? ArrowBuffer.Empty : new ArrowBuffer(_bits);

    /// <summary>Copies the validity of an array, whose offset the copy does not have.</summary>
    public static ValidityBitmap Of(IArrowArray array)
    {
        ValidityBitmap copy = new(array.Length);
        bool hasNulls = array.NullCount > 0;
        for (int i = 0; i < array.Length; i++)
        {
            if (!hasNulls || array.IsValid(i))
            {
                copy.SetValid(i);
            }
        }

        return copy;
    }
}
