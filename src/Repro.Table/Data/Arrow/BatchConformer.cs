using Apache.Arrow;
using Repro.Table.Errors;
using Repro.Table.Schemas;

namespace Repro.Table.Data.Arrow;

/// <summary>Brings a user's batch into the order and the types of a table, or says why it cannot be done.</summary>
/// <remarks>
/// 1. Columns, and fields of structs, are matched by name; an exact match wins over one that ignores case.
/// 2. A type that cannot lose anything is cast (<see cref="ArrayConformer"/>); any other is refused.
/// 3. A nullable column that the batch lacks is null; a column that the table lacks is refused.
/// 4. No value may be null where the table says NOT NULL, at any depth.
/// Thread safe.
/// </remarks>
internal sealed class BatchConformer
{
    private readonly StructType _schema;
    private readonly Schema _arrowSchema;

    /// <summary>Prepares for batches of one table.</summary>
    /// <exception cref="UnsupportedFeatureException">A column has a type that this library does not know.</exception>
    public BatchConformer(StructType schema)
    {
        _schema = schema;
        _arrowSchema = ArrowSchemas.ToArrowSchema(schema);
    }

    /// <summary>Conforms a batch.</summary>
    /// <returns>A batch of the schema of the table. It shares what needed no cast with <paramref name="batch"/>: it is valid as
    /// long as that one is, and it is not to be disposed.</returns>
    /// <exception cref="SchemaMismatchException">A column is missing, unknown, or of a type or value that does not fit.</exception>
    /// <exception cref="ConstraintViolationException">A value is null where the table says NOT NULL.</exception>
    /// <exception cref="UnsupportedFeatureException">A column has an Arrow type without counterpart.</exception>
    public RecordBatch Conform(RecordBatch batch)
    {
        int[] sources = FieldMatcher.Match(_schema, batch.Schema.FieldsList, parentPath: null);
        IArrowArray[] columns = new IArrowArray[sources.Length];
        for (int i = 0; i < sources.Length; i++)
        {
            StructField field = _schema.Fields[i];
            columns[i] = sources[i] < 0
                ? ArrowArrays.Nulls(_arrowSchema.GetFieldByIndex(i).DataType, batch.Length)
                : ArrayConformer.Conform(batch.Column(sources[i]), field.Type, field.Name);
            if (!field.IsNullable && columns[i].NullCount > 0)
            {
                throw Throw.NullInNotNullColumn(field.Name);
            }
        }

        return new RecordBatch(_arrowSchema, columns, batch.Length);
    }
}
