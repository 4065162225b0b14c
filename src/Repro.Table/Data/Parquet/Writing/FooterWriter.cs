using Parquet.Meta;
using Repro.Table.Data.Parquet.Layout;
using Repro.Table.Data.Parquet.Thrift;
using PhysicalType = Parquet.Meta.Type;

namespace Repro.Table.Data.Parquet.Writing;

/// <summary>Writes the footer of a file: our schema, and where the library behind put the columns.</summary>
/// <remarks>
/// Bounds are kept only where they are right for every reader: whole numbers, days, timestamps and small decimals. It holds no
/// time and nothing random: equal batches make equal bytes. Source: the Parquet format, file metadata.
/// </remarks>
internal static class FooterWriter
{
    private const string CreatedBy = "Repro.Table version 0.1.0";

    /// <summary>Returns the bytes of the footer.</summary>
    /// <param name="root">The layout.</param>
    /// <param name="source">The footer that the library behind would have written: one column a leaf, in order.</param>
    public static ReadOnlyMemory<byte> Write(ParquetNode root, FileMetaData source)
    {
        ParquetNode[] leaves = [.. root.Leaves()];
        ThriftWriter writer = new();
        writer.BeginStruct();
        writer.WriteInt32(1, 1);
        SchemaElementWriter.Write(writer, 2, root);
        writer.WriteInt64(3, source.NumRows);
        writer.BeginList(4, ThriftType.Struct, source.RowGroups.Count);
        for (int i = 0; i < source.RowGroups.Count; i++)
        {
            WriteRowGroup(writer, source.RowGroups[i], i, leaves);
        }

        writer.WriteText(6, CreatedBy);
        writer.BeginList(7, ThriftType.Struct, leaves.Length);
        for (int i = 0; i < leaves.Length; i++)
        {
            writer.BeginStruct();
            writer.WriteEmptyStruct(1); // The order that the type defines.
            writer.EndStruct();
        }

        writer.EndStruct();
        return writer.Written;
    }

    private static void WriteRowGroup(ThriftWriter writer, RowGroup group, int ordinal, ParquetNode[] leaves)
    {
        writer.BeginStruct();
        writer.BeginList(1, ThriftType.Struct, leaves.Length);
        for (int i = 0; i < leaves.Length; i++)
        {
            ColumnMetaData column = group.Columns[i].MetaData ?? throw new InvalidDataException("a column has no metadata");
            writer.BeginStruct();
            writer.WriteInt64(2, 0); // Deprecated; zero is what the format asks for.
            WriteColumn(writer, column, leaves[i]);
            writer.EndStruct();
        }

        writer.WriteInt64(2, group.TotalByteSize);
        writer.WriteInt64(3, group.NumRows);
        writer.WriteInt64(5, group.Columns[0].MetaData?.DataPageOffset ?? 0);
        writer.WriteInt64(6, group.TotalCompressedSize ?? 0);
        if (ordinal <= short.MaxValue)
        {
            writer.WriteInt16(7, (short)ordinal);
        }

        writer.EndStruct();
    }

    private static void WriteColumn(ThriftWriter writer, ColumnMetaData column, ParquetNode leaf)
    {
        writer.BeginStruct(3);
        writer.WriteInt32(1, (int)column.Type);
        writer.BeginList(2, ThriftType.Int32, column.Encodings.Count);
        foreach (Encoding encoding in column.Encodings.Order())
        {
            writer.WriteElement((int)encoding);
        }

        writer.BeginList(3, ThriftType.Binary, leaf.Path.Count);
        foreach (string name in leaf.Path)
        {
            writer.WriteText(name);
        }

        writer.WriteInt32(4, (int)column.Codec);
        writer.WriteInt64(5, column.NumValues);
        writer.WriteInt64(6, column.TotalUncompressedSize);
        writer.WriteInt64(7, column.TotalCompressedSize);
        writer.WriteInt64(9, column.DataPageOffset);
        WriteStatistics(writer, column);
        writer.EndStruct();
    }

    private static void WriteStatistics(ThriftWriter writer, ColumnMetaData column)
    {
        if (column.Statistics is not { NullCount: { } nullCount } statistics)
        {
            return;
        }

        writer.BeginStruct(12);
        writer.WriteInt64(3, nullCount);
        if (column.Type is PhysicalType.INT32 or PhysicalType.INT64
            && nullCount < column.NumValues
            && statistics is { MinValue: { } min, MaxValue: { } max })
        {
            writer.WriteBytes(5, max);
            writer.WriteBytes(6, min);
        }

        writer.EndStruct();
    }
}
