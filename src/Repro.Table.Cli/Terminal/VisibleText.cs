using System.Globalization;
using System.Text;

namespace Repro.Table.Cli.Terminal;

/// <summary>Makes text from a table or a file safe to print on a terminal.</summary>
/// <remarks>
/// Escape sequences could move the cursor, set the clipboard or rewrite what was printed before; bidirectional controls can make a
/// text read as another. They are shown as <c>\u001b</c>, and so are line breaks, so that a value stays on its line.
/// </remarks>
internal static class VisibleText
{
    /// <summary>Returns the text with everything that is not plain visible text written as an escape.</summary>
    public static string Of(string text)
    {
        int first = 0;
        while (first < text.Length && !NeedsEscape(text, first))
        {
            first++;
        }

        if (first == text.Length)
        {
            return text;
        }

        StringBuilder visible = new(text, 0, first, text.Length + 16);
        for (int i = first; i < text.Length; i++)
        {
            if (NeedsEscape(text, i))
            {
                AppendEscape(visible, text[i]);
            }
            else
            {
                visible.Append(text[i]);
            }
        }

        return visible.ToString();
    }

    /// <summary>Returns the visible form, cut to a number of UTF-16 code units with an ellipsis at the end.</summary>
    public static string Cut(string text, int maxLength)
    {
        string visible = Of(text);
        if (visible.Length <= maxLength)
        {
            return visible;
        }

        int end = char.IsHighSurrogate(visible[maxLength - 2]) ? maxLength - 2 : maxLength - 1;
        return string.Concat(visible.AsSpan(0, end), "…");
    }

    private static bool NeedsEscape(string text, int index)
    {
        char c = text[index];
        return char.GetUnicodeCategory(c) switch
        {
            UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
            UnicodeCategory.Surrogate => !IsPaired(text, index),
            _ => false,
        };
    }

    private static bool IsPaired(string text, int index) => char.IsHighSurrogate(text[index])
        ? index + 1 < text.Length && char.IsLowSurrogate(text[index + 1])
        : index > 0 && char.IsHighSurrogate(text[index - 1]);

    private static void AppendEscape(StringBuilder visible, char c)
    {
        switch (c)
        {
            case '\n':
                visible.Append("\\n");
                break;
            case '\r':
                visible.Append("\\r");
                break;
            case '\t':
                visible.Append("\\t");
                break;
            default:
                visible.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
                break;
        }
    }
}
