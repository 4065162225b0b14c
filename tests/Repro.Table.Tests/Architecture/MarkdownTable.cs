using System.Collections.Immutable;

namespace Repro.Table.Tests.Architecture;

/// <summary>Reads a table of a Markdown text, whose names stand in backticks.</summary>
internal static class MarkdownTable
{
    /// <summary>Returns the rows below a header such as <c>| room | may import |</c>, each as its cells; of all tables that have it.</summary>
    public static ImmutableArray<ImmutableArray<string>> Rows(string text, string header)
    {
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        ImmutableArray<ImmutableArray<string>> rows =
        [
            .. lines.Index()
                .Where(line => line.Item == header)
                .SelectMany(start => lines.Skip(start.Index + 2).TakeWhile(line => line.StartsWith('|')))
                .Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToImmutableArray()),
        ];
        return rows.IsEmpty ? throw new FormatException($"There is no table '{header}'.") : rows;
    }

    /// <summary>Returns what stands in backticks, in order.</summary>
    public static ImmutableArray<string> Names(string text) => [.. text.Split('`').Where((_, index) => index % 2 == 1)];
}
