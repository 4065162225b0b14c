using System.Collections.Immutable;
using Repro.Table.Schemas;

namespace Repro.Table.Data.Statistics;

/// <summary>Chooses the leaves of a schema that get statistics.</summary>
/// <remarks>
/// By count, every leaf takes a place, a list or a map one; those without an order have a null count only. By list,
/// what has
/// neither order nor truth value is passed over, since older tables name such columns (MP-59).
/// </remarks>
internal sealed class StatisticsPlan
{
    private readonly StatisticsOptions _options;
    private long _placesLeft;

    public StatisticsPlan(StatisticsOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.StringPrefixLength, 1);
        _options = options;
        _placesLeft = options.IndexedColumnCount < 0 ? long.MaxValue : options.IndexedColumnCount;
    }

    /// <summary>Returns the collectors of the chosen leaves, in the nesting of the schema.</summary>
    public StructStatistics Choose(StructType schema) =>
        new(string.Empty, 0, Choose(schema, ImmutableStack<string>.Empty));

    private List<StatisticsNode> Choose(StructType level, ImmutableStack<string> parents)
    {
        List<StatisticsNode> nodes = [];
        for (int i = 0; i < level.Fields.Length; i++)
        {
            StructField field = level.Fields[i];
            ImmutableStack<string> path = parents.Push(field.Name);
            if (field.Type is StructType nested)
            {
                List<StatisticsNode> fields = Choose(nested, path);
                if (fields.Count > 0)
                {
                    nodes.Add(new StructStatistics(field.Name, i, fields));
                }
            }
            else if (IsChosen(field.Type, path))
            {
                nodes.Add(new LeafStatistics(field.Name, i, Bounds.For(field.Type, _options.StringPrefixLength)));
            }
        }

        return nodes;
    }

    private bool IsChosen(DataType type, ImmutableStack<string> reversedPath)
    {
        if (_options.Columns is not { } columns)
        {
            return _placesLeft-- > 0;
        }

        string[] path = [.. reversedPath.Reverse()];
        return type is not (ArrayType or MapType or PrimitiveType { Kind: PrimitiveKind.Binary or PrimitiveKind.Void })
            && columns.Any(listed => StartsWith(path, listed));
    }

    private static bool StartsWith(string[] path, ImmutableArray<string> prefix) =>
        path.Length >= prefix.Length
        && path.AsSpan(0, prefix.Length).SequenceEqual(prefix.AsSpan(), StringComparer.OrdinalIgnoreCase);
}
