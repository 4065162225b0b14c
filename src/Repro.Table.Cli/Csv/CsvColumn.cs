using Apache.Arrow;
using Repro.Table.Cli.Failures;
using Repro.Table.Cli.Values;
using Repro.Table.Schemas;
using ArrowTypes = Apache.Arrow.Types;

namespace Repro.Table.Cli.Csv;

/// <summary>Gathers the fields of one CSV column into an Arrow array.</summary>
/// <remarks>
/// A field that is empty or one of the texts for null is null; in a column of text or bytes only where it is not quoted, so that
/// <c>""</c> is the empty value.
/// </remarks>
internal abstract class CsvColumn
{
    private protected CsvColumn(StructField field, ArrowTypes.IArrowType arrowType)
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

    /// <summary>Returns an empty column of a table's column.</summary>
    /// <exception cref="CliException">CSV cannot hold the type.</exception>
    public static CsvColumn Of(StructField field) => field.Type switch
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
            _ => throw NotInCsv(field),
        },
        _ => throw NotInCsv(field),
    };

    /// <summary>Adds a field of the current row.</summary>
    /// <exception cref="CliException">It does not fit the column.</exception>
    public void Append(CsvRows rows, int index, Func<string, string> nextStep)
    {
        if (rows.MeansNull(index) && !(TakesEmptyText && rows.IsQuoted(index)))
        {
            AppendNull(rows);
        }
        else if (!TryAppend(rows.Field(index)))
        {
            throw CsvErrors.ValueDoesNotFit(rows, Field, index, nextStep(Field.Name));
        }
    }

    /// <summary>Adds a null.</summary>
    /// <exception cref="CliException">The column takes none.</exception>
    public void AppendNull(CsvRows rows)
    {
        if (!Field.IsNullable)
        {
            throw CsvErrors.NullNotAllowed(rows, Field);
        }

        AppendNull();
    }

    /// <summary>Returns what was gathered and begins anew. The caller owns the array.</summary>
    public abstract IArrowArray Build();

    /// <summary>Forgets what was gathered.</summary>
    public abstract void Clear();

    private protected virtual bool TakesEmptyText => false;

    private protected abstract bool TryAppend(ReadOnlySpan<byte> text);

    private protected abstract void AppendNull();

    private static ArrowTypes.TimestampType Microseconds(string? zone) => new(ArrowTypes.TimeUnit.Microsecond, zone);

    private static CliException NotInCsv(StructField field) => new(
        "CsvType",
        ExitCode.Failed,
        $"CSV cannot hold the column '{field.Name}' of type {field.Type}.",
        "Write this table from code: DeltaTable.AppendAsync takes Arrow batches and records.");
}
