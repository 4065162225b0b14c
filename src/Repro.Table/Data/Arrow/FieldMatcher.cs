using Apache.Arrow;
using Repro.Table.Errors;
using Repro.Table.Schemas;

namespace Repro.Table.Data.Arrow;

/// <summary>Finds for each field of a table the field of a batch that fills it.</summary>
internal static class FieldMatcher
{
    /// <summary>Matches fields by name; an exact match wins over one that ignores case.</summary>
    /// <param name="expected">The fields of the table.</param>
    /// <param name="actual">The fields of the batch.</param>
    /// <param name="parentPath">The struct that they belong to; null for columns.</param>
    /// <returns>For each expected field the position of the actual one, or -1 where it is absent and may be null.</returns>
    /// <exception cref="SchemaMismatchException">A field is unknown, given twice, or absent though it may not be null.</exception>
    public static int[] Match(StructType expected, IReadOnlyList<Field> actual, string? parentPath)
    {
        bool[] used = new bool[actual.Count];
        int[] result = new int[expected.Fields.Length];
        for (int i = 0; i < result.Length; i++)
        {
            StructField field = expected.Fields[i];
            result[i] = IndexOf(actual, field.Name);
            if (result[i] >= 0)
            {
                used[result[i]] = true;
            }
            else if (!field.IsNullable)
            {
                throw Throw.ColumnMismatch(
                    PathOf(parentPath, field.Name), field.Type.ToString(), actual: null, "it may not be null, so every batch must have it");
            }
        }

        int unused = System.Array.IndexOf(used, false);
        return unused < 0
            ? result
            : throw Throw.ColumnUnknown(PathOf(parentPath, actual[unused].Name), actual[unused].DataType.Name);
    }

    /// <summary>Returns the path of a field, for messages.</summary>
    public static string PathOf(string? parentPath, string name) => parentPath is null ? name : $"{parentPath}.{name}";

    private static int IndexOf(IReadOnlyList<Field> fields, string name)
    {
        int found = -1;
        for (int i = 0; i < fields.Count; i++)
        {
            if (string.Equals(fields[i].Name, name, StringComparison.Ordinal))
            {
                return i;
            }

            if (found < 0 && string.Equals(fields[i].Name, name, StringComparison.OrdinalIgnoreCase))
            {
                found = i;
            }
        }

        return found;
    }
}
