using Apache.Arrow;
using Parquet.Meta;
using Repro.Table.Data.Parquet.Layout;
using Repro.Table.Errors;
using Repro.Table.Schemas;
using MapType = Repro.Table.Schemas.MapType;

namespace Repro.Table.Data.Parquet.Levels;

/// <summary>Takes nested arrays apart into the leaves of a Parquet file with their levels.</summary>
/// <remarks>
/// Going down, each slot of a node becomes: the same slot one definition level up, where an optional node is present; a slot
/// that has ended, where it is null; one slot an element, where a list has elements; a slot that has ended, where it has none.
/// So a null list, an empty list, a list of null and a null struct differ in the definition level alone.
/// </remarks>
internal static class LevelShredder
{
    /// <summary>Shreds the columns of a batch.</summary>
    /// <param name="batch">The batch, in the Arrow schema of <paramref name="schema"/>.</param>
    /// <param name="schema">The columns.</param>
    /// <param name="root">Their layout; what it leaves out, void columns, is passed over.</param>
    /// <param name="sink">Takes the leaves, in order.</param>
    /// <exception cref="ConstraintViolationException">A required value is null.</exception>
    public static void Shred(RecordBatch batch, StructType schema, ParquetNode root, ILeafSink sink)
    {
        LevelEntries rows = LevelEntries.Rows(batch.Length);
        for (int i = 0; i < schema.Fields.Length; i++)
        {
            if (root.Find(schema.Fields[i].Name) is { } node)
            {
                Shred(batch.Column(i), schema.Fields[i].Type, node, rows, sink);
            }
        }
    }

    private static void Shred(IArrowArray array, DataType type, ParquetNode node, LevelEntries parents, ILeafSink sink)
    {
        switch (type)
        {
            case StructType nested:
                LevelEntries structs = Define(parents, array, node);
                IReadOnlyList<IArrowArray> fields = ((StructArray)array).Fields;
                for (int i = 0; i < nested.Fields.Length; i++)
                {
                    if (node.Find(nested.Fields[i].Name) is { } child)
                    {
                        Shred(fields[i], nested.Fields[i].Type, child, structs, sink);
                    }
                }

                break;
            case ArrayType list:
                ListArray lists = (ListArray)array;
                ParquetNode repeated = node.Children[0];
                Shred(lists.Values, list.ElementType, repeated.Children[0], Expand(Define(parents, array, node), lists, repeated), sink);
                break;
            case MapType map:
                MapArray maps = (MapArray)array;
                ParquetNode entry = node.Children[0];
                LevelEntries entries = Expand(Define(parents, array, node), maps, entry);
                Shred(maps.Keys, map.KeyType, entry.Children[0], entries, sink);
                Shred(maps.Values, map.ValueType, entry.Children[1], entries, sink);
                break;
            default:
                sink.Append(node, array, parents);
                break;
        }
    }

    private static LevelEntries Define(LevelEntries parents, IArrowArray array, ParquetNode node)
    {
        ArrayValidity validity = new(array);
        LevelEntries result = new();
        for (int i = 0; i < parents.Count; i++)
        {
            int position = parents.Position[i];
            if (position == LevelEntries.Absent)
            {
                result.Add(parents.Repetition[i], parents.Definition[i], position);
            }
            else if (validity.IsValid(position))
            {
                result.Add(parents.Repetition[i], node.DefinitionLevel, position);
            }
            else
            {
                result.Add(parents.Repetition[i], Null(node, parents.Definition[i]), LevelEntries.Absent);
            }
        }

        return result;
    }

    private static LevelEntries Expand(LevelEntries lists, ListArray array, ParquetNode repeated)
    {
        ReadOnlySpan<int> offsets = array.Length == 0 ? default : array.ValueOffsets;
        LevelEntries result = new();
        for (int i = 0; i < lists.Count; i++)
        {
            int list = lists.Position[i];
            int start = list == LevelEntries.Absent ? 0 : offsets[list];
            int end = list == LevelEntries.Absent ? 0 : offsets[list + 1];
            if (start == end)
            {
                result.Add(lists.Repetition[i], lists.Definition[i], LevelEntries.Absent);
            }

            for (int j = start; j < end; j++)
            {
                result.Add(j == start ? lists.Repetition[i] : repeated.RepetitionLevel, repeated.DefinitionLevel, j);
            }
        }

        return result;
    }

    /// <summary>Returns the level of a null, which is that of the parent: the node adds none.</summary>
    private static int Null(ParquetNode node, int parentLevel) =>
        node.Repetition == FieldRepetitionType.REQUIRED
            ? throw Throw.NullInNotNullColumn(string.Join('.', node.Path))
            : parentLevel;
}
