using System.Text;

namespace Repro.Table.Cli.JsonLines;

/// <summary>The names of columns, found by their bytes: most lines have them in the same order, so the next one is looked at first.</summary>
internal sealed class JsonNames
{
    private readonly List<byte[]> _names = [];
    private readonly Dictionary<string, int> _indexes = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds the name of the next column.</summary>
    public void Add(string name)
    {
        _indexes.Add(name, _names.Count);
        _names.Add(Encoding.UTF8.GetBytes(name));
    }

    /// <summary>Returns the column of a name, ignoring case; -1 if there is none.</summary>
    /// <param name="name">The name as UTF-8.</param>
    /// <param name="expected">The column that it is likely to be.</param>
    public int Find(ReadOnlySpan<byte> name, int expected) =>
        expected < _names.Count && name.SequenceEqual(_names[expected]) ? expected
            : _indexes.TryGetValue(Encoding.UTF8.GetString(name), out int index) ? index
            : -1;
}
