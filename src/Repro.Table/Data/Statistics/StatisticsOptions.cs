using System.Collections.Immutable;

namespace Repro.Table.Data.Statistics;

/// <summary>Which columns of a file get statistics, and how long their texts may be.</summary>
internal sealed record StatisticsOptions
{
    /// <summary>Gets how many leaves, from the first column on, get statistics when <see cref="Columns"/> is null;
    /// negative for
    /// all. Property <c>delta.dataSkippingNumIndexedCols</c>.</summary>
    public int IndexedColumnCount { get; init; } = 32;

    /// <summary>Gets the physical paths of the columns that get statistics, a struct standing for all its leaves; null
    /// to
    /// count columns instead. Property <c>delta.dataSkippingStatsColumns</c>, see <see cref="ParseColumns"/>.</summary>
    public ImmutableArray<ImmutableArray<string>>? Columns { get; init; }

    /// <summary>Gets the UTF-16 units after which bounds of strings are cut, at least 1. Property
    /// <c>delta.dataSkippingStringPrefixLength</c>.</summary>
    public int StringPrefixLength { get; init; } = 32;

    /// <summary>Reads a list such as <c>a, b.c, `with.dot`</c>: backticks make a name literal, two of them one
    /// backtick.</summary>
    public static ImmutableArray<ImmutableArray<string>> ParseColumns(string text) =>
    [
        .. Split(text, ',')
            .Select(column => column.Trim())
            .Where(column => column.Length > 0)
            .Select(column => ImmutableArray.CreateRange(Split(column, '.').Select(Unquote))),
    ];

    private static List<string> Split(string text, char separator)
    {
        List<string> parts = [];
        int start = 0;
        bool isQuoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            // Two backticks inside a quoted name close and open it: nothing to do for them.
            isQuoted ^= text[i] == '`';
            if (text[i] == separator && !isQuoted)
            {
                parts.Add(text[start..i]);
                start = i + 1;
            }
        }

        parts.Add(text[start..]);
        return parts;
    }

    private static string Unquote(string name) =>
        name is ['`', .., '`'] ? name[1..^1].Replace("``", "`", StringComparison.Ordinal) : name;
}
