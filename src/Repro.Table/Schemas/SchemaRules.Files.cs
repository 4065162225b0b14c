using System.Collections.Immutable;
using Repro.Table.Errors;

namespace Repro.Table.Schemas;

internal static partial class SchemaRules
{
    /// <summary>Checks that data files can be written: a column of type void is not stored, so something else must
    /// be.</summary>
    /// <param name="schema">The schema of the table.</param>
    /// <param name="partitionColumns">Its partition columns, which files do not hold.</param>
    /// <exception cref="SchemaMismatchException">Void stands inside a list or map, fills a struct, or fills the
    /// file.</exception>
    public static void ValidateForFiles(StructType schema, ImmutableArray<string> partitionColumns)
    {
        if (schema.Fields.All(field => IsVoid(field.Type) || partitionColumns.Contains(field.Name)))
        {
            throw Throw.SchemaRuleBroken(
                string.Empty, "Every column that files would hold has type void", "Add a column of another type");
        }

        foreach (StructField field in schema.Fields)
        {
            CheckVoid(field.Type, new ColumnPath([field.Name]));
        }
    }

    private static void CheckVoid(DataType type, ColumnPath path)
    {
        switch (type)
        {
            case StructType s:
                if (s.Fields.All(field => IsVoid(field.Type)))
                {
                    throw Throw.SchemaRuleBroken(path.ToString(), "every field of it has type void", "Give one another type");
                }

                foreach (StructField field in s.Fields)
                {
                    CheckVoid(field.Type, path.Append(field.Name));
                }

                break;
            case ArrayType a:
                CheckChild(a.ElementType, path.Append(ColumnPath.Element));
                break;
            case MapType m:
                CheckChild(m.KeyType, path.Append(ColumnPath.Key));
                CheckChild(m.ValueType, path.Append(ColumnPath.Value));
                break;
        }
    }

    private static void CheckChild(DataType type, ColumnPath path)
    {
        if (IsVoid(type))
        {
            throw Throw.SchemaRuleBroken(path.ToString(), "void cannot stand inside a list or a map", "Choose another type");
        }

        CheckVoid(type, path);
    }

    private static bool IsVoid(DataType type) => type is PrimitiveType { Kind: PrimitiveKind.Void };
}
