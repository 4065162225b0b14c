using System.Collections.Frozen;

namespace Repro.Table.Expressions.Parsing;

/// <summary>The words of conditions.</summary>
internal static class Keywords
{
    /// <summary>Gets the words that are no plain names: a column of such a name is written in backticks.</summary>
    public static FrozenSet<string> Reserved { get; } = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "AND", "OR", "NOT", "IN", "IS", "NULL", "LIKE", "BETWEEN", "TRUE", "FALSE");

    /// <summary>Returns whether a name can stand in a condition without backticks.</summary>
    public static bool IsPlainName(ReadOnlySpan<char> name)
    {
        if (name.IsEmpty || !IsNameStart(name[0]))
        {
            return false;
        }

        foreach (char c in name)
        {
            if (!IsNamePart(c))
            {
                return false;
            }
        }

        return !Reserved.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name);
    }

    public static bool IsNameStart(char c) => char.IsLetter(c) || c == '_';

    public static bool IsNamePart(char c) => char.IsLetterOrDigit(c) || c == '_';
}
