using CsCheck;
using Repro.Table.Data.Parquet.Thrift;
using Xunit;

namespace Repro.Table.Tests.Data.Parquet.Thrift;

public sealed class ThriftTests
{
    [Fact]
    public void A_reader_passes_over_all_that_a_writer_writes_and_stops_where_it_stopped()
    {
        ThriftWriter writer = new();
        writer.BeginStruct();
        writer.WriteInt8(1, -1);
        writer.WriteInt16(2, -300);
        writer.WriteInt64(40, long.MinValue);
        writer.WriteBoolean(41, value: true);
        writer.WriteText(42, "é");
        writer.BeginList(43, ThriftType.Int32, 20);
        for (int i = 0; i < 20; i++)
        {
            writer.WriteElement(-i);
        }

        writer.WriteEmptyStruct(44);
        writer.WriteInt32(45, int.MinValue);
        writer.EndStruct();
        ThriftReader reader = new(writer.Written.Span);
        reader.Skip(ThriftType.Struct);
        Assert.Equal(writer.Written.Length, reader.Position);
    }

    [Fact]
    public void Numbers_and_fields_come_back() => Gen.Int.Sample(value =>
    {
        ThriftWriter writer = new();
        writer.BeginStruct();
        writer.WriteInt32(3, value);
        writer.WriteInt32(300, value);
        writer.EndStruct();
        ThriftReader reader = new(writer.Written.Span);
        int field = 0;
        Assert.True(reader.TryReadField(ref field, out ThriftType type));
        Assert.Equal((3, ThriftType.Int32, value), (field, type, reader.ReadInt32()));
        Assert.True(reader.TryReadField(ref field, out type));
        Assert.Equal((300, ThriftType.Int32, value), (field, type, reader.ReadInt32()));
        Assert.False(reader.TryReadField(ref field, out _));
    });

    [Fact]
    public void Any_bytes_end_in_a_position_or_in_a_refusal() => Gen.Byte.Array[0, 60].Sample(bytes =>
    {
        ThriftReader reader = new(bytes);
        try
        {
            reader.Skip(ThriftType.Struct);
            Assert.InRange(reader.Position, 1, bytes.Length);
        }
        catch (InvalidDataException)
        {
            Assert.InRange(reader.Position, 0, bytes.Length);
        }
    });
}
