using System.Collections.Immutable;
using Repro.Table.Cli.Failures;
using Repro.Table.Schemas;

namespace Repro.Table.Cli.Columns;

/// <summary>A schema on the command line: <c>name:type, name:type not null</c>.</summary>
internal static class SchemaText
{
    private const string NotNull = " not null";
    private const string Example = "Write it like 'id:long not null,price:decimal(10,2)'.";

    /// <summary>Parses a schema of at least one column.</summary>
    /// <exception cref="CliException">It does not parse, or names a column twice.</exception>
    public static StructType Parse(string text)
    {
        ImmutableArray<StructField>.Builder fields = ImmutableArray.CreateBuilder<StructField>();
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        foreach (string part in SplitColumns(text))
        {
            StructField field = ParseColumn(part);
            fields.Add(names.Add(field.Name)
                ? field
                : throw CliException.Usage($"The column '{field.Name}' occurs twice in the schema.", "Case does not count."));
        }

        return new StructType { Fields = fields.ToImmutable() };
    }

    private static StructField ParseColumn(string text)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        string name = colon < 0 ? string.Empty : text[..colon].Trim();
        if (name.Length == 0)
        {
            throw CliException.Usage($"'{text.Trim()}' is not a column.", Example);
        }

        string type = text[(colon + 1)..].TrimEnd();
        bool isRequired = type.EndsWith(NotNull, StringComparison.OrdinalIgnoreCase);
        return new StructField
        {
            Name = name,
            Type = TypeText.Parse(isRequired ? type[..^NotNull.Length] : type),
            IsNullable = !isRequired,
        };
    }

    // At commas outside of parentheses: decimal(10,2) has one inside.
    private static IEnumerable<string> SplitColumns(string text)
    {
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (text[i] == ',' && depth == 0)
            {
                yield return text[start..i];
                start = i + 1;
            }
        }

        yield return text[start..];
    }
}
