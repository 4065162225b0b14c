using Apache.Arrow;
using Repro.Table.Schemas;
using ArrowTypes = Apache.Arrow.Types;

namespace Repro.Table.Cli.Values;

/// <summary>Gathers values that are spelled as text into an Arrow array.</summary>
internal abstract class TextColumn
{
    private protected TextColumn(StructField field, ArrowTypes.IArrowType arrowType)
    {
        Field = field;
        ArrowType = arrowType;
    }

    /// <summary>Gets the column of the table.</summary>
    public StructField Field { get; }

    /// <summary>Gets the type of the arrays.</summary>
    public ArrowTypes.IArrowType ArrowType { get; }

    /// <summary>Gets the size in bytes of what was gathered, about.</summary>
    public abstract long SizeInBytes { get; }

    /// <summary>Returns an empty column of a table's column; null if values of its type have no text.</summary>
    public static TextColumn? Of(StructField field) => field.Type switch
    {
        DecimalType type => new FixedWidthColumn<Int128>(
            field,
            new ArrowTypes.Decimal128Type(type.Precision, type.Scale),
            (text, out value) => DecimalText.TryParse(text, type.Precision, type.Scale, out value)),
        PrimitiveType type => type.Kind switch
        {
            PrimitiveKind.Long => new FixedWidthColumn<long>(field, ArrowTypes.Int64Type.Default, FieldText.TryParseLong),
            PrimitiveKind.Integer => new FixedWidthColumn<int>(field, ArrowTypes.Int32Type.Default, FieldText.TryParseInteger),
            PrimitiveKind.Short => new FixedWidthColumn<short>(field, ArrowTypes.Int16Type.Default, FieldText.TryParseShort),
            PrimitiveKind.Byte => new FixedWidthColumn<sbyte>(field, ArrowTypes.Int8Type.Default, FieldText.TryParseByte),
            PrimitiveKind.Double => new FixedWidthColumn<double>(field, ArrowTypes.DoubleType.Default, FieldText.TryParseDouble),
            PrimitiveKind.Float => new FixedWidthColumn<float>(field, ArrowTypes.FloatType.Default, FieldText.TryParseFloat),
            PrimitiveKind.Date => new FixedWidthColumn<int>(field, ArrowTypes.Date32Type.Default, DateText.TryParse),
            PrimitiveKind.Timestamp => new FixedWidthColumn<long>(field, Microseconds("UTC"), TimestampText.TryParse),
            PrimitiveKind.TimestampNtz => new FixedWidthColumn<long>(field, Microseconds(null), TimestampText.TryParse),
            PrimitiveKind.Boolean => new BooleanColumn(field),
            PrimitiveKind.String => new StringColumn(field),
            PrimitiveKind.Binary => new BinaryColumn(field),
            _ => null,
        },
        _ => null,
    };

    /// <summary>Gets whether an empty text is a value of its own, and not just nothing.</summary>
    public virtual bool TakesEmptyText => false;

    /// <summary>Adds a value.</summary>
    /// <returns>Whether the text, all of it, is a value of the column.</returns>
    public abstract bool TryAppend(ReadOnlySpan<byte> text);

    /// <summary>Adds a null, also where the column takes none.</summary>
    public abstract void AppendNull();

    /// <summary>Returns what was gathered and begins anew. The caller owns the array.</summary>
    public abstract IArrowArray Build();

    /// <summary>Forgets what was gathered.</summary>
    public abstract void Clear();

    private static ArrowTypes.TimestampType Microseconds(string? zone) => new(ArrowTypes.TimeUnit.Microsecond, zone);
}
