using Parquet.Meta;
using Repro.Table.Data.Parquet.Layout;
using Repro.Table.Data.Parquet.Thrift;
using PhysicalType = Parquet.Meta.Type;

namespace Repro.Table.Data.Parquet.Writing;

/// <summary>Writes a layout as the flat list of a footer, each meaning in the old spelling and in the new one.</summary>
internal static class SchemaElementWriter
{
    /// <summary>Writes the list.</summary>
    public static void Write(ThriftWriter writer, int fieldId, ParquetNode root)
    {
        writer.BeginList(fieldId, ThriftType.Struct, CountNodes(root));
        WriteNode(writer, root);
    }

    private static int CountNodes(ParquetNode node) => 1 + node.Children.Sum(CountNodes);

    private static void WriteNode(ThriftWriter writer, ParquetNode node)
    {
        writer.BeginStruct();
        if (node.PhysicalType is { } type)
        {
            writer.WriteInt32(1, (int)type);
            if (type == PhysicalType.FIXED_LEN_BYTE_ARRAY)
            {
                writer.WriteInt32(2, node.TypeLength);
            }
        }

        if (node.Path.Count > 0)
        {
            writer.WriteInt32(3, (int)node.Repetition);
        }

        writer.WriteText(4, node.Name);
        if (!node.IsLeaf)
        {
            writer.WriteInt32(5, node.Children.Count);
        }

        WriteMeaning(writer, node);
        writer.EndStruct();
        foreach (ParquetNode child in node.Children)
        {
            WriteNode(writer, child);
        }
    }

    private static void WriteMeaning(ThriftWriter writer, ParquetNode node)
    {
        Annotation annotation = node.Annotation;
        if ((node.Collection ?? ConvertedTypeOf(annotation)) is { } converted)
        {
            writer.WriteInt32(6, (int)converted);
        }

        if (annotation.Kind == AnnotationKind.Decimal)
        {
            writer.WriteInt32(7, annotation.Scale);
            writer.WriteInt32(8, annotation.Precision);
        }

        if (node.Collection is null && annotation.Kind == AnnotationKind.None)
        {
            return;
        }

        writer.BeginStruct(10);
        WriteLogicalType(writer, node.Collection, annotation);
        writer.EndStruct();
    }

    private static ConvertedType? ConvertedTypeOf(Annotation annotation) => annotation switch
    {
        { Kind: AnnotationKind.Text } => ConvertedType.UTF8,
        { Kind: AnnotationKind.Integer, BitWidth: 8 } => ConvertedType.INT_8,
        { Kind: AnnotationKind.Integer, BitWidth: 16 } => ConvertedType.INT_16,
        { Kind: AnnotationKind.Integer } => ConvertedType.INT_32,
        { Kind: AnnotationKind.Decimal } => ConvertedType.DECIMAL,
        { Kind: AnnotationKind.Date } => ConvertedType.DATE,
        { Kind: AnnotationKind.Timestamp, IsInstant: true } => ConvertedType.TIMESTAMP_MICROS,
        _ => null, // The old spelling has no local timestamps.
    };

    private static void WriteLogicalType(ThriftWriter writer, ConvertedType? collection, Annotation annotation)
    {
        switch (annotation.Kind)
        {
            case AnnotationKind.None:
                writer.WriteEmptyStruct(collection == ConvertedType.MAP ? 2 : 3);
                break;
            case AnnotationKind.Text:
                writer.WriteEmptyStruct(1);
                break;
            case AnnotationKind.Decimal:
                writer.BeginStruct(5);
                writer.WriteInt32(1, annotation.Scale);
                writer.WriteInt32(2, annotation.Precision);
                writer.EndStruct();
                break;
            case AnnotationKind.Date:
                writer.WriteEmptyStruct(6);
                break;
            case AnnotationKind.Timestamp:
                writer.BeginStruct(8);
                writer.WriteBoolean(1, annotation.IsInstant);
                writer.BeginStruct(2);
                writer.WriteEmptyStruct(2); // Microseconds.
                writer.EndStruct();
                writer.EndStruct();
                break;
            default:
                writer.BeginStruct(10);
                writer.WriteInt8(1, annotation.BitWidth);
                writer.WriteBoolean(2, annotation.IsSigned);
                writer.EndStruct();
                break;
        }
    }
}
