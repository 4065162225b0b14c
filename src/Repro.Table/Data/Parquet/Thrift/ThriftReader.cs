namespace Repro.Table.Data.Parquet.Thrift;

/// <summary>Reads the Thrift compact protocol from bytes that may be damaged: it never reads past them and never hangs.</summary>
/// <exception cref="InvalidDataException">Thrown by every member when the bytes end or make no sense.</exception>
internal ref struct ThriftReader
{
    private const int MaxDepth = 32;

    private readonly ReadOnlySpan<byte> _bytes;

    public ThriftReader(ReadOnlySpan<byte> bytes)
    {
        _bytes = bytes;
    }

    /// <summary>Gets how many bytes were read.</summary>
    public int Position { get; private set; }

    /// <summary>Reads the header of the next field of a struct.</summary>
    /// <param name="fieldId">The number of the field before, 0 at the start of a struct; becomes that of this one.</param>
    /// <param name="type">The type of its value, or <see cref="ThriftType.Stop"/>.</param>
    /// <returns>False at the end of the struct.</returns>
    public bool TryReadField(ref int fieldId, out ThriftType type)
    {
        byte header = ReadByte();
        type = (ThriftType)(header & 0x0f);
        if (type == ThriftType.Stop)
        {
            return false;
        }

        int delta = header >> 4;
        fieldId = delta == 0 ? (int)ReadZigZag() : fieldId + delta;
        return true;
    }

    /// <summary>Reads a 32-bit number.</summary>
    public int ReadInt32()
    {
        long value = ReadZigZag();
        return value == (int)value ? (int)value : throw new InvalidDataException("a number is out of range");
    }

    /// <summary>Passes over a value.</summary>
    public void Skip(ThriftType type) => Skip(type, MaxDepth);

    private void Skip(ThriftType type, int depth)
    {
        if (depth == 0)
        {
            throw new InvalidDataException("it is nested too deeply");
        }

        switch (type)
        {
            case ThriftType.True or ThriftType.False:
                break;
            case ThriftType.Byte:
                Advance(1);
                break;
            case ThriftType.Int16 or ThriftType.Int32 or ThriftType.Int64:
                ReadVarInt();
                break;
            case ThriftType.Double:
                Advance(sizeof(double));
                break;
            case ThriftType.Binary:
                Advance(ReadVarInt());
                break;
            case ThriftType.List or ThriftType.Set:
                SkipList(depth);
                break;
            case ThriftType.Map:
                SkipMap(depth);
                break;
            case ThriftType.Struct:
                int id = 0;
                while (TryReadField(ref id, out ThriftType field))
                {
                    Skip(field, depth - 1);
                }

                break;
            default:
                throw new InvalidDataException($"there is no type {(int)type}");
        }
    }

    private void SkipList(int depth)
    {
        byte header = ReadByte();
        ulong count = (ulong)(header >> 4);
        count = count == 15 ? ReadVarInt() : count;
        for (ulong i = 0; i < count; i++)
        {
            SkipElement((ThriftType)(header & 0x0f), depth);
        }
    }

    private void SkipMap(int depth)
    {
        ulong count = ReadVarInt();
        byte types = count == 0 ? (byte)0 : ReadByte();
        for (ulong i = 0; i < count; i++)
        {
            SkipElement((ThriftType)(types >> 4), depth);
            SkipElement((ThriftType)(types & 0x0f), depth);
        }
    }

    /// <summary>A boolean takes no byte as a field, its type says all, but one as an element.</summary>
    private void SkipElement(ThriftType type, int depth) =>
        Skip(type is ThriftType.True or ThriftType.False ? ThriftType.Byte : type, depth - 1);

    private long ReadZigZag()
    {
        ulong value = ReadVarInt();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    private ulong ReadVarInt()
    {
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            byte next = ReadByte();
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new InvalidDataException("a number does not end");
    }

    private byte ReadByte()
    {
        byte value = Position < _bytes.Length ? _bytes[Position] : throw new InvalidDataException("it ends too early");
        Position++;
        return value;
    }

    private void Advance(ulong count)
    {
        Position = count <= (ulong)(_bytes.Length - Position)
            ? Position + (int)count
            : throw new InvalidDataException("it ends too early");
    }
}
