using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Apache.Arrow;
using Repro.Table.Errors;
using Repro.Table.Expressions;
using Repro.Table.Schemas;
using ArrowSchema = Apache.Arrow.Schema;

namespace Repro.Table.Data.Rows;

/// <summary>Turns records into batches for a table, one batch at a time. Not thread safe.</summary>
/// <remarks>
/// Properties find their columns by name, ignoring case. Columns without a property become null. No value is boxed,
/// except
/// enums, whose type is not known at compile time. After a failure the writer is of no further use.
/// </remarks>
internal sealed class RowWriter<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TRow>
{
    /// <summary>The bytes of text and binary after which a batch ends early.</summary>
    private const long MaxBatchSizeInBytes = 64L << 20;

    private readonly ArrowSchema _arrowSchema;
    private readonly int _maxBatchRows;
    private readonly BatchWeight _weight = new();
    private readonly RowColumn<TRow>[] _columns;

    /// <summary>Matches the properties of the records to the columns of the table.</summary>
    /// <param name="schema">The columns.</param>
    /// <param name="arrowSchema">The same columns as Arrow fields, in the same order.</param>
    /// <param name="maxBatchRows">The most rows of a batch, at least 1.</param>
    /// <exception cref="ArgumentException">The type cannot be a record; see <see cref="StructType.Of{T}"/>.</exception>
    /// <exception cref="SchemaMismatchException">A property has no column, a column that takes no nulls has no
    /// property, or the types
    /// of both do not match without loss.</exception>
    public RowWriter(StructType schema, ArrowSchema arrowSchema, int maxBatchRows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxBatchRows, 1);
        _arrowSchema = arrowSchema;
        _maxBatchRows = maxBatchRows;
        Dictionary<StructField, PropertyInfo> properties = [];
        foreach (PropertyInfo property in RecordSchema.PropertiesOf(typeof(TRow)))
        {
            StructField field = schema.Find(property.Name)
                ?? throw Throw.MemberHasNoColumn(typeof(TRow).Name, property.Name, ClosestNames.Of(property.Name, schema));
            properties[field] = property;
        }

        _columns = [.. schema.Fields.Select((field, i) => ColumnOf(field, arrowSchema.GetFieldByIndex(i), properties))];
    }

    /// <summary>Yields the records as batches, in order; the consumer owns and disposes each.</summary>
    /// <exception cref="ArgumentException">A record is null.</exception>
    /// <exception cref="ConstraintViolationException">A value is null where the column takes none.</exception>
    /// <exception cref="SchemaMismatchException">The column cannot hold a value exactly.</exception>
    public IEnumerable<RecordBatch> Write(IEnumerable<TRow> rows)
    {
        int rowCount = 0;
        foreach (TRow row in rows)
        {
            if (row is null)
            {
                throw new ArgumentException("A record is null.", nameof(rows));
            }

            foreach (RowColumn<TRow> column in _columns)
            {
                column.Append(row);
            }

            rowCount++;
            if (rowCount == _maxBatchRows || _weight.SizeInBytes >= MaxBatchSizeInBytes)
            {
                yield return Build(rowCount);
                rowCount = 0;
            }
        }

        if (rowCount > 0)
        {
            yield return Build(rowCount);
        }
    }

    private RecordBatch Build(int rowCount)
    {
        IArrowArray[] arrays = [.. _columns.Select(column => ArrowArrayFactory.BuildArray(column.Build(rowCount)))];
        _weight.SizeInBytes = 0;
        return new RecordBatch(_arrowSchema, arrays, rowCount);
    }

    private RowColumn<TRow> ColumnOf(StructField field, Field arrowField, Dictionary<StructField, PropertyInfo> properties)
    {
        if (properties.TryGetValue(field, out PropertyInfo? property))
        {
            return new RowColumnFactory<TRow>(property, new ColumnTarget(field.Name, field.Type, arrowField, _weight)).Create();
        }

        return field.IsNullable
            ? new RowColumn<TRow>(_ => { }, rowCount => NullColumn.Build(field.Type, arrowField, rowCount))
            : throw Throw.ColumnHasNoMember(typeof(TRow).Name, field.Name, field.Type.ToString());
    }
}
