using Apache.Arrow;
using Repro.Table.Log.Actions;

namespace Repro.Table.Log.Checkpoints;

/// <summary>A column of maps from text to text of a batch. A view: valid as long as the batch.</summary>
internal readonly struct TextMapColumn
{
    private readonly MapArray _array;
    private readonly string _name;

    public TextMapColumn(MapArray array, string name)
    {
        _array = array;
        _name = name;
        Keys = new TextColumn((StringArray)array.Keys, $"{name}.key");
        Values = new TextColumn((StringArray)array.Values, $"{name}.value");
    }

    /// <summary>Gets the keys of all rows.</summary>
    public TextColumn Keys { get; }

    /// <summary>Gets the values of all rows, beside their keys.</summary>
    public TextColumn Values { get; }

    /// <summary>Returns whether a row has no map.</summary>
    public bool IsNull(int row) => _array.IsNull(row);

    /// <summary>Returns which of <see cref="Keys"/> and <see cref="Values"/> are the entries of a row.</summary>
    public (int Start, int End) Entries(int row)
    {
        ReadOnlySpan<int> offsets = _array.ValueOffsets;
        return (offsets[row], offsets[row + 1]);
    }

    /// <summary>Returns the map of a row; null for null.</summary>
    /// <exception cref="FormatException">A key is null or occurs twice, or a text is no UTF-8.</exception>
    public ValueMap? Read(int row)
    {
        if (IsNull(row))
        {
            return null;
        }

        (int start, int end) = Entries(row);
        List<KeyValuePair<string, string?>> pairs = new(end - start);
        for (int entry = start; entry < end; entry++)
        {
            pairs.Add(KeyValuePair.Create(Keys.Required(entry), Values.Optional(entry)));
        }

        try
        {
            return ValueMap.Of(pairs);
        }
        catch (ArgumentException exception)
        {
            throw new FormatException($"a key of '{_name}' occurs twice", exception);
        }
    }
}
