using System.Collections.Immutable;
using System.Text;

namespace Repro.Table.Schemas;

/// <summary>The way from a schema to a column in it: names, and <c>element</c>, <c>key</c>, <c>value</c> below lists
/// and maps.</summary>
/// <remarks>As text, steps are joined by dots; a step with a dot in its name stands in backticks, a backtick inside is
/// doubled.</remarks>
internal sealed record ColumnPath
{
    /// <summary>The step from a list to its elements.</summary>
    public const string Element = "element";

    /// <summary>The step from a map to its keys.</summary>
    public const string Key = "key";

    /// <summary>The step from a map to its values.</summary>
    public const string Value = "value";

    /// <summary>Creates a path of one or more steps.</summary>
    public ColumnPath(ImmutableArray<string> steps)
    {
        ArgumentOutOfRangeException.ThrowIfZero(steps.Length);
        Steps = steps;
    }

    /// <summary>Gets the steps, outermost first; at least one.</summary>
    public ImmutableArray<string> Steps { get; }

    /// <summary>Reads one path.</summary>
    /// <exception cref="FormatException">A step is empty, or a backtick is not closed.</exception>
    public static ColumnPath Parse(string text)
    {
        int position = 0;
        ColumnPath path = ParseOne(text, ref position);
        return position == text.Length ? path : throw Malformed(text);
    }

    /// <summary>Reads paths that are separated by commas; none from blank text.</summary>
    /// <exception cref="FormatException">As for <see cref="Parse"/>.</exception>
    public static ImmutableArray<ColumnPath> ParseList(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return [];
        }

        ImmutableArray<ColumnPath>.Builder paths = ImmutableArray.CreateBuilder<ColumnPath>();
        int position = 0;
        paths.Add(ParseOne(text, ref position));
        while (position < text.Length)
        {
            position++;
            paths.Add(ParseOne(text, ref position));
        }

        return paths.DrainToImmutable();
    }

    /// <summary>Returns the path of a child.</summary>
    public ColumnPath Append(string step) => new(Steps.Add(step));

    /// <summary>Finds the type at the end of the path; names are matched ignoring case, an exact match wins.</summary>
    /// <returns>The type, or null if the schema has no such column.</returns>
    public DataType? Find(StructType schema)
    {
        DataType? type = schema;
        foreach (string step in Steps)
        {
            type = type switch
            {
                StructType s => s.Find(step)?.Type,
                ArrayType a when step == Element => a.ElementType,
                MapType m when step == Key => m.KeyType,
                MapType m when step == Value => m.ValueType,
                _ => null,
            };
        }

        return type;
    }

    /// <inheritdoc/>
    public bool Equals(ColumnPath? other) => other is not null && Steps.AsSpan().SequenceEqual(other.Steps.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (string step in Steps)
        {
            hash.Add(step, StringComparer.Ordinal);
        }

        return hash.ToHashCode();
    }

    /// <summary>Returns the text that <see cref="Parse"/> reads.</summary>
    public override string ToString() => string.Join('.', Steps.Select(Quote));

    // A comma would end the path in a list, and blanks at the ends would be trimmed.
    private static string Quote(string step) =>
        step.Length == 0 || step.AsSpan().IndexOfAny('.', '`', ',') >= 0 || step.Trim().Length != step.Length
            ? $"`{step.Replace("`", "``", StringComparison.Ordinal)}`"
            : step;

    // Stops at a comma outside backticks or at the end.
    private static ColumnPath ParseOne(string text, ref int position)
    {
        ImmutableArray<string>.Builder steps = ImmutableArray.CreateBuilder<string>();
        do
        {
            if (steps.Count > 0)
            {
                position++;
            }

            SkipBlanks(text, ref position);
            steps.Add(position < text.Length && text[position] == '`'
                ? ParseQuoted(text, ref position)
                : ParsePlain(text, ref position));
        }
        while (position < text.Length && text[position] == '.');

        return new ColumnPath(steps.DrainToImmutable());
    }

    private static string ParsePlain(string text, ref int position)
    {
        int length = text.AsSpan(position).IndexOfAny('.', ',', '`');
        int end = length < 0 ? text.Length : position + length;
        string step = text[position..end].TrimEnd();
        if (step.Length == 0 || (end < text.Length && text[end] == '`'))
        {
            throw Malformed(text);
        }

        position = end;
        return step;
    }

    private static string ParseQuoted(string text, ref int position)
    {
        StringBuilder step = new();
        for (position++; position < text.Length; position++)
        {
            if (text[position] != '`')
            {
                step.Append(text[position]);
            }
            else if (position + 1 < text.Length && text[position + 1] == '`')
            {
                step.Append('`');
                position++;
            }
            else
            {
                position++;
                SkipBlanks(text, ref position);
                bool isEnd = position == text.Length || text[position] is '.' or ',';
                return isEnd ? step.ToString() : throw Malformed(text);
            }
        }

        throw Malformed(text);
    }

    private static void SkipBlanks(string text, ref int position)
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]))
        {
            position++;
        }
    }

    private static FormatException Malformed(string text) =>
        new($"'{text}' is no column path: names are joined by dots, "
            + "and a name with a dot, comma or backtick stands in backticks.");
}
