using System.Text;
using Repro.Table.Errors;

namespace Repro.Table.Expressions.Parsing;

/// <summary>The patterns of LIKE that are supported: a prefix and one percent sign.</summary>
internal static class LikePattern
{
    /// <summary>Returns the prefix; a backslash takes the special meaning from the character behind it.</summary>
    public static string PrefixOf(Token pattern)
    {
        StringBuilder prefix = new();
        string text = pattern.Value;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && i == text.Length - 1)
            {
                return prefix.ToString();
            }

            bool isEscape = text[i] == '\\' && i + 1 < text.Length;
            i += isEscape ? 1 : 0;
            if (text[i] is '%' or '_' && !isEscape)
            {
                break;
            }

            prefix.Append(text[i]);
        }

        throw Throw.PredicateSyntax(
            pattern.Index,
            $"LIKE '{text}' is not supported. Only a prefix is: LIKE 'prefix%', with \\% and \\_ for the characters themselves. "
            + "For a whole text write =.");
    }
}
