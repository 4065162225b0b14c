using Apache.Arrow;
using Repro.Table.Schemas;
using ArrowTypes = Apache.Arrow.Types;

namespace Repro.Table.Log.Checkpoints;

/// <summary>Builds a column of structs. A row is given field by field, each exactly once, and then ended.</summary>
internal sealed class StructBuilder : ColumnBuilder
{
    private readonly StructType _schema;
    private readonly ColumnBuilder[] _fields;

    public StructBuilder(StructType schema)
        : this(schema, [.. schema.Fields.Select(f => Create(f.Type))])
    {
    }

    private StructBuilder(StructType schema, ColumnBuilder[] fields)
        : base(new ArrowTypes.StructType([.. fields.Select((f, i) => new Field(schema.Fields[i].Name, f.Type, nullable: true))]))
    {
        _schema = schema;
        _fields = fields;
    }

    /// <summary>Returns the builder of a field.</summary>
    public T Field<T>(string name)
        where T : ColumnBuilder
    {
        int index = 0;
        while (!string.Equals(_schema.Fields[index].Name, name, StringComparison.Ordinal))
        {
            index++;
        }

        return (T)_fields[index];
    }

    /// <summary>Ends a row whose fields have all been given.</summary>
    public void EndStruct() => EndValue();

    protected override void OnNulls(int count)
    {
        foreach (ColumnBuilder field in _fields)
        {
            field.AppendNulls(count);
        }
    }

    protected override void OnClear()
    {
        foreach (ColumnBuilder field in _fields)
        {
            field.Clear();
        }
    }

    protected override IEnumerable<ArrowBuffer> BuildBuffers() => [];

    protected override IEnumerable<ArrayData> BuildChildren() => _fields.Select(f => f.Build());
}
