using Apache.Arrow;
using Repro.Table.Log.Actions;
using ArrowTypes = Apache.Arrow.Types;

namespace Repro.Table.Log.Checkpoints;

/// <summary>Builds a column of maps from text to text or null.</summary>
internal sealed class TextMapBuilder : ColumnBuilder
{
    private static readonly ArrowTypes.MapType s_type = new(
        new Field("key", ArrowTypes.StringType.Default, nullable: false),
        new Field("value", ArrowTypes.StringType.Default, nullable: true));

    private readonly ArrowBuffer.Builder<int> _offsets = new();
    private readonly TextBuilder _keys = new();
    private readonly TextBuilder _values = new();

    public TextMapBuilder()
        : base(s_type)
    {
        _offsets.Append(0);
    }

    /// <summary>Appends a map, or null.</summary>
    public void Append(ValueMap? map)
    {
        if (map is null)
        {
            AppendNulls(1);
            return;
        }

        foreach (KeyValuePair<string, string?> pair in map)
        {
            AppendEntry(pair.Key, pair.Value);
        }

        EndMap();
    }

    /// <summary>Appends an entry to the map that is being built.</summary>
    public void AppendEntry(string key, string? value)
    {
        _keys.Append(key);
        _values.Append(value);
    }

    /// <summary>Ends the map that was built entry by entry.</summary>
    public void EndMap()
    {
        _offsets.Append(_keys.Length);
        EndValue();
    }

    protected override void OnNulls(int count)
    {
        for (int i = 0; i < count; i++)
        {
            _offsets.Append(_keys.Length);
        }
    }

    protected override void OnClear()
    {
        _keys.Clear();
        _values.Clear();
        _offsets.Clear();
        _offsets.Append(0);
    }

    protected override IEnumerable<ArrowBuffer> BuildBuffers() => [_offsets.Build()];

    protected override IEnumerable<ArrayData> BuildChildren() =>
        [new ArrayData(s_type.KeyValueType, _keys.Length, 0, 0, [ArrowBuffer.Empty], [_keys.Build(), _values.Build()])];
}
