using Apache.Arrow;
using Repro.Table.Schemas;

namespace Repro.Table.Log.Checkpoints;

/// <summary>A struct column of a batch, whose fields are found by name. A view: valid as long as the batch.</summary>
internal readonly struct StructColumn(StructArray array, StructType type, string name)
{
    /// <summary>Gets the number of rows.</summary>
    public int Length => array.Length;

    /// <summary>Returns whether a row has no such struct; then its fields mean nothing.</summary>
    public bool IsNull(int row) => array.IsNull(row);

    /// <summary>Returns whether one of some fields is not null in some row.</summary>
    public bool HasAny(params ReadOnlySpan<string> fields)
    {
        foreach (string field in fields)
        {
            if (Field(field) is { } values && values.NullCount < values.Length)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Returns a field of text.</summary>
    public TextColumn Text(string field) => new((StringArray)Field(field), PathOf(field));

    /// <summary>Returns a field of 64-bit integers.</summary>
    public NumberColumn<long> Long(string field) => new((Int64Array)Field(field), PathOf(field));

    /// <summary>Returns a field of 32-bit integers.</summary>
    public NumberColumn<int> Integer(string field) => new((Int32Array)Field(field), PathOf(field));

    /// <summary>Returns a field of truth values.</summary>
    public BooleanArray Boolean(string field) => (BooleanArray)Field(field);

    /// <summary>Returns a field of maps from text to text.</summary>
    public TextMapColumn Map(string field) => new((MapArray)Field(field), PathOf(field));

    /// <summary>Returns a field of lists of text.</summary>
    public TextListColumn List(string field) => new((ListArray)Field(field), PathOf(field));

    /// <summary>Returns a field that is a struct itself.</summary>
    public StructColumn Struct(string field) =>
        new((StructArray)Field(field), (StructType)type.Fields[IndexOf(field)].Type, PathOf(field));

    private IArrowArray Field(string field) => array.Fields[IndexOf(field)];

    private string PathOf(string field) => $"{name}.{field}";

    private int IndexOf(string field)
    {
        int index = 0;
        while (!string.Equals(type.Fields[index].Name, field, StringComparison.Ordinal))
        {
            index++;
        }

        return index;
    }
}
