using System.Text;

namespace Repro.Table.Log.State;

/// <summary>The values of one partition column: distinct texts and a code a row.</summary>
/// <remarks>A null value, and a file that does not mention the column, have the code -1.</remarks>
internal sealed class PartitionColumn
{
    private readonly string[] _values;
    private readonly int[] _codes;

    private PartitionColumn(string name, string[] values, int[] codes)
    {
        Name = name;
        _values = values;
        _codes = codes;
    }

    /// <summary>Gets the physical name of the column.</summary>
    public string Name { get; }

    /// <summary>Gets the distinct texts, as the log has them.</summary>
    public ReadOnlySpan<string> Values => _values;

    /// <summary>Gets for each row the place of its text in <see cref="Values"/>, or -1 for null. May be shorter than the
    /// segment: rows past its end are null.</summary>
    public ReadOnlySpan<int> Codes => _codes;

    /// <summary>Gets the text of a row; null for null.</summary>
    public string? this[int row] => row < _codes.Length && _codes[row] >= 0 ? _values[_codes[row]] : null;

    /// <summary>Collects the values of one column.</summary>
    public sealed class Builder(string name)
    {
        private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
        private readonly List<string> _values = [];
        private readonly List<int> _codes = [];

        /// <summary>Gets the physical name of the column.</summary>
        public string Name { get; } = name;

        /// <summary>Sets the value of a row at or after all rows set so far.</summary>
        /// <returns>False if the row has a value already.</returns>
        public bool TrySet(int row, ReadOnlySpan<byte> utf8)
        {
            Span<char> text = utf8.Length <= 256 ? stackalloc char[utf8.Length] : new char[utf8.Length];
            return TrySetCode(row, Place(text[..Encoding.UTF8.GetChars(utf8, text)]));
        }

        /// <summary>Sets a row to null.</summary>
        /// <returns>False if the row has a value already.</returns>
        public bool TrySetNull(int row) => TrySetCode(row, -1);

        /// <summary>Returns the column.</summary>
        public PartitionColumn Build() => new(Name, [.. _values], [.. _codes]);

        private bool TrySetCode(int row, int code)
        {
            if (_codes.Count > row)
            {
                return false;
            }

            while (_codes.Count < row)
            {
                _codes.Add(-1);
            }

            _codes.Add(code);
            return true;
        }

        private int Place(ReadOnlySpan<char> text)
        {
            Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup = _places.GetAlternateLookup<ReadOnlySpan<char>>();
            if (!lookup.TryGetValue(text, out int place))
            {
                place = _values.Count;
                _values.Add(text.ToString());
                _places.Add(_values[place], place);
            }

            return place;
        }
    }
}
