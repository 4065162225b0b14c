using Parquet.Meta;
using Repro.Table.Data.Parquet.Layout;
using Repro.Table.Data.Parquet.Reading;
using Repro.Table.Data.Parquet.Thrift;
using Repro.Table.Errors;
using Xunit;
using PhysicalType = Parquet.Meta.Type;

namespace Repro.Table.Tests.Data.Parquet.Reading;

/// <summary>Pages that Parquet.Net would decode wrongly, or not at all, never reach it.</summary>
public sealed class PageGuardTests
{
    [Fact]
    public void A_page_that_adds_up_passes() => Check(Page(0, 5, 2, 10, Encoding.PLAIN, 4), PhysicalType.INT32);

    [Fact]
    public void Booleans_in_runs_are_refused_by_name() => Assert.Equal(
        ["the Parquet encoding RLE for BOOLEAN"],
        Assert.Throws<UnsupportedFeatureException>(() => Check(Page(0, 5, 2, 10, Encoding.RLE, 4), PhysicalType.BOOLEAN)).Features);

    [Fact]
    public void Second_version_pages_with_repetition_are_refused_by_name() => Assert.Equal(
        ["Parquet data pages of version 2 in a nested column"],
        Assert.Throws<UnsupportedFeatureException>(
            () => Check(Page(3, 8, 4, 10, Encoding.PLAIN, 4), PhysicalType.INT32, FieldRepetitionType.REPEATED)).Features);

    [Fact]
    public void Frames_of_Hadoop_are_refused_by_name() => Assert.Equal(
        ["the Parquet codec LZ4"],
        Assert.Throws<UnsupportedFeatureException>(
            () => Check(Page(0, 5, 2, 10, Encoding.PLAIN, 4), PhysicalType.INT32, codec: CompressionCodec.LZ4)).Features);

    [Fact]
    public void Pages_with_other_counts_or_sizes_than_they_say_are_damage()
    {
        Assert.Throws<InvalidDataException>(() => Check(Page(0, 5, 2, 11, Encoding.PLAIN, 4), PhysicalType.INT32));
        Assert.Throws<InvalidDataException>(() => Check(Page(0, 5, 2, 9, Encoding.PLAIN, 4), PhysicalType.INT32));
        Assert.Throws<InvalidDataException>(() => Check(Page(0, 5, 2, 10, Encoding.PLAIN, 4)[..^1], PhysicalType.INT32));
        Assert.Throws<InvalidDataException>(() => Check([], PhysicalType.INT32));
    }

    [Fact]
    public void A_page_that_says_it_is_huge_passes_a_limit()
    {
        ThriftWriter writer = new();
        Write(writer, 0, 5, 2, 10, Encoding.PLAIN, 4, uncompressed: int.MaxValue);
        Assert.Throws<LimitExceededException>(() => Check([.. writer.Written.Span, 1, 2, 3, 4], PhysicalType.INT32));
    }

    private static byte[] Page(int type, int headerField, int encodingField, int slots, Encoding encoding, int size)
    {
        ThriftWriter writer = new();
        Write(writer, type, headerField, encodingField, slots, encoding, size, size);
        return [.. writer.Written.Span, .. new byte[size]];
    }

    private static void Write(
        ThriftWriter writer, int type, int headerField, int encodingField, int slots, Encoding encoding, int size, int uncompressed)
    {
        writer.BeginStruct();
        writer.WriteInt32(1, type);
        writer.WriteInt32(2, uncompressed);
        writer.WriteInt32(3, size);
        writer.BeginStruct(headerField);
        writer.WriteInt32(1, slots);
        writer.WriteInt32(encodingField, (int)encoding);
        writer.EndStruct();
        writer.EndStruct();
    }

    private static void Check(
        byte[] chunk,
        PhysicalType type,
        FieldRepetitionType repetition = FieldRepetitionType.OPTIONAL,
        CompressionCodec codec = CompressionCodec.UNCOMPRESSED)
    {
        ParquetNode leaf = new(new ParquetNode(), "c", repetition) { PhysicalType = type };
        PageGuard.Check(chunk, new ColumnMetaData { NumValues = 10, Codec = codec }, leaf, "f");
    }
}
