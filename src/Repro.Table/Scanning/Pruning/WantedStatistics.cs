using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Repro.Table.Log.State;

namespace Repro.Table.Scanning.Pruning;

/// <summary>The wanted leaves as a tree of names, to walk along with the JSON.</summary>
internal sealed class WantedStatistics
{
    private readonly byte[] _name;
    private readonly List<WantedStatistics> _fields = [];

    private WantedStatistics(string name)
    {
        _name = Encoding.UTF8.GetBytes(name);
    }

    /// <summary>Gets the place of the leaf among the wanted ones; negative for a struct.</summary>
    public int Leaf { get; private set; } = -1;

    public static WantedStatistics Of(ImmutableArray<StatisticsLeaf> leaves)
    {
        WantedStatistics root = new(string.Empty);
        for (int i = 0; i < leaves.Length; i++)
        {
            WantedStatistics node = root;
            foreach (string name in leaves[i].Path)
            {
                node = node.FindOrAdd(name);
            }

            node.Leaf = i;
        }

        return root;
    }

    /// <summary>Finds the field of the property at which the reader stands; null if it is not wanted.</summary>
    public WantedStatistics? Find(ref Utf8JsonReader json)
    {
        foreach (WantedStatistics field in _fields)
        {
            if (json.ValueTextEquals(field._name))
            {
                return field;
            }
        }

        return null;
    }

    private WantedStatistics FindOrAdd(string name)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(name);
        WantedStatistics? field = _fields.Find(f => f._name.AsSpan().SequenceEqual(utf8));
        if (field is null)
        {
            field = new WantedStatistics(name);
            _fields.Add(field);
        }

        return field;
    }
}
