using Repro.Table.Errors;
using Repro.Table.Expressions.Parsing;

namespace Repro.Table.Expressions;

/// <summary>A condition on the columns of a row, in SQL's three-valued logic: a row passes when it is true.</summary>
/// <remarks>
/// With <c>using static Repro.Table.Expressions.Predicate</c> a condition reads
/// <c>Column("age") &gt; 40 &amp; !Column("sex").In("f", "x")</c>. Put comparisons into brackets beside <c>&amp;</c>
/// and
/// <c>|</c> only where C#'s precedence needs it: comparison binds tighter. Predicates are immutable and compare by
/// content.
/// A comparison with a null value is unknown. Floats are ordered as in Spark: NaN equals itself and is above all
/// others, and
/// -0.0 equals 0.0. Strings are ordered by their UTF-8 bytes.
/// </remarks>
public abstract partial record Predicate
{
    private protected Predicate()
    {
    }

    /// <summary>Both must be true.</summary>
    public static Predicate operator &(Predicate left, Predicate right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new AndPredicate { Left = left, Right = right };
    }

    /// <summary>One must be true.</summary>
    public static Predicate operator |(Predicate left, Predicate right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new OrPredicate { Left = left, Right = right };
    }

    /// <summary>It must be false; what is unknown stays unknown.</summary>
    public static Predicate operator !(Predicate operand)
    {
        ArgumentNullException.ThrowIfNull(operand);
        return new NotPredicate { Operand = operand };
    }

    /// <summary>Names a column, or a field of nested structs by the names of its parents and its own.</summary>
    /// <param name="path">Names, matched ignoring case. A name is taken as it is: <c>Column("a.b")</c> is a column
    /// whose name
    /// has a dot, <c>Column("a", "b")</c> the field b of the struct a.</param>
    /// <exception cref="ArgumentException">There is no name, or one is empty.</exception>
    public static ColumnReference Column(params ReadOnlySpan<string> path) => new(path);

    /// <summary>Reads a condition in the usual form of SQL: <c>age &gt; 40 AND sex IN ('f', 'm')</c>.</summary>
    /// <remarks>
    /// Comparisons, <c>IN</c>, <c>BETWEEN</c>, <c>LIKE 'prefix%'</c>, <c>IS NULL</c>, <c>AND</c>, <c>OR</c>, <c>NOT</c> and
    /// brackets; columns and literals of all types; no functions. Keywords ignore case. The grammar: <c>spec/predicates.md</c>.
    /// </remarks>
    /// <param name="text">The condition, as it would stand behind WHERE.</param>
    /// <exception cref="PredicateSyntaxException">The text is no condition; the message says what was expected where.</exception>
    public static Predicate Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return PredicateText.Parse(text);
    }
}
