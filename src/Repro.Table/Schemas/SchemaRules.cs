using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using Repro.Table.Errors;

namespace Repro.Table.Schemas;

/// <summary>What a schema must be before it is written. A schema that is read need not be: old tables stay
/// readable.</summary>
internal static partial class SchemaRules
{
    private static readonly SearchValues<char> NotInPlainNames = SearchValues.Create(" ,;{}()\n\t=");

    // A table that has one of these itself could never switch its change feed on.
    private static readonly string[] ReservedNames = ["_change_type", "_commit_version", "_commit_timestamp"];

    /// <summary>Checks a schema that is about to be written to the log.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="mapping">How columns are mapped; without mapping fewer characters are allowed in names.</param>
    /// <exception cref="SchemaMismatchException">It breaks a rule; the message names the column.</exception>
    /// <exception cref="UnsupportedFeatureException">A column has a type that cannot be written.</exception>
    /// <exception cref="LimitExceededException">It is too deep or has too many columns to be read again.</exception>
    public static void Validate(StructType schema, ColumnMappingMode mapping)
    {
        CheckLimits(schema, 1, 0);
        CheckStruct(schema, null, mapping);
        foreach (StructField field in schema.Fields)
        {
            if (ReservedNames.Contains(field.Name, StringComparer.OrdinalIgnoreCase))
            {
                throw Throw.SchemaRuleBroken(field.Name, "the name belongs to change feeds", "Rename the column");
            }
        }
    }

    /// <summary>Checks the columns to partition by.</summary>
    /// <param name="schema">The schema, already valid.</param>
    /// <param name="names">The names as the caller wrote them.</param>
    /// <returns>The names in their order, in the case of the schema.</returns>
    /// <exception cref="SchemaMismatchException">A column does not exist, is named twice, cannot be a partition column,
    /// or none is left for the files.</exception>
    public static ImmutableArray<string> ResolvePartitionColumns(StructType schema, IReadOnlyList<string> names)
    {
        ImmutableArray<string>.Builder resolved = ImmutableArray.CreateBuilder<string>(names.Count);
        foreach (string name in names)
        {
            StructField field = schema.Find(name) ?? throw Throw.SchemaRuleBroken(
                name, "it is to be a partition column and is not in the schema", $"Columns are {Names(schema)}");
            if (resolved.Contains(field.Name))
            {
                throw Throw.SchemaRuleBroken(name, "it stands twice among the partition columns", "Name it once");
            }

            if (field.Type is not (PrimitiveType { Kind: not PrimitiveKind.Void } or DecimalType))
            {
                throw Throw.SchemaRuleBroken(
                    name, $"a column of type {field.Type} cannot be a partition column", "Choose one with plain values",
                    "a primitive type", field.Type.ToString());
            }

            resolved.Add(field.Name);
        }

        return resolved.Count > 0 && resolved.Count == schema.Fields.Length
            ? throw Throw.SchemaRuleBroken(
                string.Empty, "All columns are partition columns, so files would have none", "Leave one out")
            : resolved.DrainToImmutable();
    }

    private static void CheckStruct(StructType type, ColumnPath? path, ColumnMappingMode mapping)
    {
        if (type.Fields.IsDefaultOrEmpty)
        {
            throw Throw.SchemaRuleBroken(
                path?.ToString() ?? string.Empty, "A struct needs at least one field", "Add a column");
        }

        Dictionary<string, string> names = new(StringComparer.OrdinalIgnoreCase);
        foreach (StructField field in type.Fields)
        {
            ColumnPath child = path?.Append(field.Name) ?? new ColumnPath([field.Name]);
            CheckField(field, child, mapping);
            if (!names.TryAdd(field.Name, field.Name))
            {
                throw Throw.SchemaRuleBroken(
                    child.ToString(),
                    $"there is a column {names[field.Name]} too, and case does not tell columns apart",
                    "Rename one");
            }

            CheckType(field.Type, child, mapping);
        }
    }

    private static void CheckField(StructField field, ColumnPath path, ColumnMappingMode mapping)
    {
        string name = field.Name;
        if (name.Length == 0)
        {
            throw Throw.SchemaRuleBroken(path.ToString(), "a column needs a name", "Give it one");
        }

        if (!IsWellFormed(name) || name.Contains('\0', StringComparison.Ordinal))
        {
            throw Throw.SchemaRuleBroken(path.ToString(), "the name is no valid text", "Rename the column");
        }

        if (mapping == ColumnMappingMode.None && name.AsSpan().IndexOfAny(NotInPlainNames) is int at and >= 0)
        {
            throw Throw.SchemaRuleBroken(
                path.ToString(), $"without column mapping a name cannot hold {Show(name[at])}", "Rename the column");
        }

        if (!FieldMetadata.IsObject(field.Metadata))
        {
            throw Throw.SchemaRuleBroken(
                path.ToString(), "its metadata is not a JSON object", "Correct the metadata", "a JSON object");
        }
    }

    private static void CheckType(DataType type, ColumnPath path, ColumnMappingMode mapping)
    {
        switch (type)
        {
            case StructType s:
                CheckStruct(s, path, mapping);
                break;
            case ArrayType a:
                CheckType(a.ElementType, path.Append(ColumnPath.Element), mapping);
                break;
            case MapType m:
                CheckType(m.KeyType, path.Append(ColumnPath.Key), mapping);
                CheckType(m.ValueType, path.Append(ColumnPath.Value), mapping);
                break;
            case UnsupportedType u:
                throw Throw.UnsupportedFeature(
                    [u.Name], TableAccess.Write, $"Column {path}: the type {u.Name} cannot be written. Choose another type.");
        }
    }

    private static int CheckLimits(DataType type, int level, int leaves)
    {
        if (level > SchemaJson.MaxLevels)
        {
            throw Throw.LimitExceeded("MaxSchemaLevels", level, SchemaJson.MaxLevels, "The nesting of the schema");
        }

        leaves = type switch
        {
            StructType s => s.Fields.Aggregate(leaves, (sum, field) => CheckLimits(field.Type, level + 1, sum)),
            ArrayType a => CheckLimits(a.ElementType, level + 1, leaves),
            MapType m => CheckLimits(m.ValueType, level + 1, CheckLimits(m.KeyType, level + 1, leaves)),
            _ => leaves + 1,
        };
        return leaves > SchemaJson.MaxLeaves
            ? throw Throw.LimitExceeded("MaxSchemaLeaves", leaves, SchemaJson.MaxLeaves, "The number of columns")
            : leaves;
    }

    // Half of a surrogate pair has no UTF-8 form.
    private static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out _, out int length) != OperationStatus.Done)
            {
                return false;
            }

            text = text[length..];
        }

        return true;
    }

    private static string Show(char c) => c switch
    {
        ' ' => "a blank",
        '\n' => "a line break",
        '\t' => "a tab",
        _ => $"'{c}'",
    };

    private static string Names(StructType schema) => string.Join(", ", schema.Fields.Select(field => field.Name));
}
