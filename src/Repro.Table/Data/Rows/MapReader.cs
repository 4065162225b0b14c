using Apache.Arrow;

namespace Repro.Table.Data.Rows;

/// <summary>Reads maps with string keys; of a key that occurs twice the last value counts, as in Spark.</summary>
internal sealed class MapReader<TMapValue>(ColumnSource source, ColumnReader<string> keys, ColumnReader<TMapValue> values)
    : ColumnReader<Dictionary<string, TMapValue?>>(source)
{
    private MapArray? _maps;

    public override void Bind(IArrowArray array)
    {
        base.Bind(array);
        _maps = (MapArray)array;
        keys.Bind(_maps.Keys);
        values.Bind(_maps.Values);
    }

    protected override Dictionary<string, TMapValue?> ReadValue(int row)
    {
        ReadOnlySpan<int> offsets = _maps!.ValueOffsets.Slice(row, 2); // Rows exist only of a bound batch.
        Dictionary<string, TMapValue?> map = new(offsets[1] - offsets[0], StringComparer.Ordinal);
        for (int entry = offsets[0]; entry < offsets[1]; entry++)
        {
            map[keys.Read(entry)!] = values.Read(entry); // Keys are never null: their reader refuses it.
        }

        return map;
    }
}
