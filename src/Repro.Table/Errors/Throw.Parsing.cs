using System.Globalization;

namespace Repro.Table.Errors;

/// <summary>Texts that are no conditions.</summary>
internal static partial class Throw
{
    /// <summary>Something else stands where a part of a condition must be.</summary>
    /// <param name="index">The index in the text, from 0.</param>
    /// <param name="expected">What could have stood there.</param>
    /// <param name="found">What stands there.</param>
    public static PredicateSyntaxException PredicateExpected(int index, string expected, string found) =>
        PredicateSyntax(index, $"expected {expected}, found {found}.");

    /// <summary>A part of a condition that is not supported, or not right in itself.</summary>
    /// <param name="index">The index in the text, from 0.</param>
    /// <param name="reason">What is wrong and what to write instead: sentences that begin in lower case.</param>
    public static PredicateSyntaxException PredicateSyntax(int index, string reason) =>
        new(string.Create(CultureInfo.InvariantCulture, $"The condition cannot be read at position {index + 1}: {reason}"), index + 1);
}
