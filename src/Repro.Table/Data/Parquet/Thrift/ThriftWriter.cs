using System.Buffers;
using System.Text;

namespace Repro.Table.Data.Parquet.Thrift;

/// <summary>Writes the Thrift compact protocol. Not thread safe.</summary>
internal sealed class ThriftWriter
{
    private readonly ArrayBufferWriter<byte> _output = new();
    private readonly Stack<int> _outer = new();
    private int _fieldId;

    /// <summary>Gets what was written so far.</summary>
    public ReadOnlyMemory<byte> Written => _output.WrittenMemory;

    /// <summary>Begins a struct: the file, or an element of a list.</summary>
    public void BeginStruct()
    {
        _outer.Push(_fieldId);
        _fieldId = 0;
    }

    /// <summary>Begins a struct that is a field.</summary>
    public void BeginStruct(int fieldId)
    {
        WriteField(fieldId, ThriftType.Struct);
        BeginStruct();
    }

    /// <summary>Ends the struct.</summary>
    public void EndStruct()
    {
        WriteByte((byte)ThriftType.Stop);
        _fieldId = _outer.Pop();
    }

    /// <summary>Writes a struct without fields, which is how Thrift spells a case of a union.</summary>
    public void WriteEmptyStruct(int fieldId)
    {
        BeginStruct(fieldId);
        EndStruct();
    }

    /// <summary>Writes a number of 8 bits.</summary>
    public void WriteInt8(int fieldId, sbyte value)
    {
        WriteField(fieldId, ThriftType.Byte);
        WriteByte((byte)value);
    }

    /// <summary>Writes a number of 16 bits.</summary>
    public void WriteInt16(int fieldId, short value) => WriteNumber(fieldId, ThriftType.Int16, value);

    /// <summary>Writes a number of 32 bits.</summary>
    public void WriteInt32(int fieldId, int value) => WriteNumber(fieldId, ThriftType.Int32, value);

    /// <summary>Writes a number of 64 bits.</summary>
    public void WriteInt64(int fieldId, long value) => WriteNumber(fieldId, ThriftType.Int64, value);

    /// <summary>Writes true or false.</summary>
    public void WriteBoolean(int fieldId, bool value) => WriteField(fieldId, value ? ThriftType.True : ThriftType.False);

    /// <summary>Writes text.</summary>
    public void WriteText(int fieldId, string value)
    {
        WriteField(fieldId, ThriftType.Binary);
        WriteText(value);
    }

    /// <summary>Writes bytes.</summary>
    public void WriteBytes(int fieldId, ReadOnlySpan<byte> value)
    {
        WriteField(fieldId, ThriftType.Binary);
        WriteVarInt((ulong)value.Length);
        _output.Write(value);
    }

    /// <summary>Begins a list, whose elements follow.</summary>
    public void BeginList(int fieldId, ThriftType elementType, int count)
    {
        WriteField(fieldId, ThriftType.List);
        WriteByte((byte)((Math.Min(count, 15) << 4) | (int)elementType));
        if (count >= 15)
        {
            WriteVarInt((ulong)count);
        }
    }

    /// <summary>Writes an element that is a number.</summary>
    public void WriteElement(int value) => WriteVarInt(ZigZag(value));

    /// <summary>Writes an element that is text.</summary>
    public void WriteText(string value)
    {
        WriteVarInt((ulong)Encoding.UTF8.GetByteCount(value));
        Encoding.UTF8.GetBytes(value, _output);
    }

    private void WriteNumber(int fieldId, ThriftType type, long value)
    {
        WriteField(fieldId, type);
        WriteVarInt(ZigZag(value));
    }

    private void WriteField(int fieldId, ThriftType type)
    {
        int delta = fieldId - _fieldId;
        _fieldId = fieldId;
        if (delta is > 0 and < 16)
        {
            WriteByte((byte)((delta << 4) | (int)type));
        }
        else
        {
            WriteByte((byte)type);
            WriteVarInt(ZigZag(fieldId));
        }
    }

    private void WriteVarInt(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            WriteByte((byte)(value | 0x80));
        }

        WriteByte((byte)value);
    }

    private void WriteByte(byte value)
    {
        _output.GetSpan(1)[0] = value;
        _output.Advance(1);
    }

    private static ulong ZigZag(long value) => (ulong)((value << 1) ^ (value >> 63));
}
