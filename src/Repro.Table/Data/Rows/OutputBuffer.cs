using Apache.Arrow;

namespace Repro.Table.Data.Rows;

/// <summary>Bytes that grow and are then handed over as an Arrow buffer.</summary>
internal sealed class OutputBuffer
{
    private const int InitialCapacity = 256;

    private byte[] _bytes = [];

    /// <summary>Gets how many bytes there are.</summary>
    public int Length { get; private set; }

    /// <summary>Gets the last byte.</summary>
    public ref byte Last => ref _bytes[Length - 1];

    /// <summary>Appends zeros to be overwritten; valid until the next call.</summary>
    public Span<byte> Extend(int count)
    {
        int end = checked(Length + count);
        if (end > _bytes.Length)
        {
            int doubled = (int)Math.Min(System.Array.MaxLength, Math.Max(InitialCapacity, 2L * _bytes.Length));
            System.Array.Resize(ref _bytes, Math.Max(end, doubled));
        }

        Span<byte> added = _bytes.AsSpan(Length, count);
        Length = end;
        return added;
    }

    /// <summary>Hands the bytes over and starts anew, with room for as many.</summary>
    public ArrowBuffer Detach()
    {
        ArrowBuffer detached = Length == 0 ? ArrowBuffer.Empty : new ArrowBuffer(_bytes.AsMemory(0, Length));
        _bytes = new byte[Length];
        Length = 0;
        return detached;
    }
}
