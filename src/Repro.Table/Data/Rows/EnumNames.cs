using System.Text;

namespace Repro.Table.Data.Rows;

/// <summary>The members of an enum and their names in UTF-8.</summary>
internal sealed class EnumNames
{
    private readonly Type _type;
    private readonly (byte[] Name, object Value)[] _members;
    private readonly Dictionary<object, byte[]> _names = [];

    public EnumNames(Type type)
    {
        _type = type;
        string[] names = Enum.GetNames(type);
        System.Array values = Enum.GetValuesAsUnderlyingType(type);
        _members = [.. names.Select((name, i) => (Encoding.UTF8.GetBytes(name), Enum.ToObject(type, values.GetValue(i)!)))];
        foreach ((byte[] name, object value) in _members)
        {
            // Of two names of one value the first is written; both are read.
            _names.TryAdd(value, name);
        }
    }

    /// <summary>Finds the name of a value; null if it has none.</summary>
    public byte[]? FindName(object value) => _names.GetValueOrDefault(value);

    /// <summary>Finds the value of a name, by case; null if there is none.</summary>
    public object? FindValue(ReadOnlySpan<byte> name)
    {
        foreach ((byte[] memberName, object value) in _members)
        {
            if (name.SequenceEqual(memberName))
            {
                return value;
            }
        }

        return null;
    }

    public override string ToString() => _type.Name;
}
