using System.Collections.Immutable;
using Repro.Table.Expressions.Parsing;

namespace Repro.Table.Expressions;

/// <summary>A column, or a field of nested structs, that a condition speaks of; see
/// <see cref="Predicate.Column"/>.</summary>
/// <remarks>
/// <c>==</c> and <c>!=</c> with a literal make a condition, as the other comparisons do; two references compare by
/// content
/// and by case, since a schema is not known yet.
/// </remarks>
public sealed record ColumnReference
{
    internal ColumnReference(ReadOnlySpan<string> path)
    {
        if (path.IsEmpty)
        {
            throw new ArgumentException("A column needs a name.", nameof(path));
        }

        foreach (string name in path)
        {
            ArgumentException.ThrowIfNullOrEmpty(name, nameof(path));
        }

        Path = [.. path];
    }

    /// <summary>Gets the names from the column of the table down to the field; never empty.</summary>
    public ImmutableArray<string> Path { get; }

    /// <summary>The value equals the literal.</summary>
    public static Predicate operator ==(ColumnReference column, Literal literal) =>
        Compare(column, ComparisonOperator.Equal, literal);

    /// <summary>The value differs from the literal.</summary>
    public static Predicate operator !=(ColumnReference column, Literal literal) =>
        Compare(column, ComparisonOperator.NotEqual, literal);

    /// <summary>The value is below the literal.</summary>
    public static Predicate operator <(ColumnReference column, Literal literal) =>
        Compare(column, ComparisonOperator.Less, literal);

    /// <summary>The value is not above the literal.</summary>
    public static Predicate operator <=(ColumnReference column, Literal literal) =>
        Compare(column, ComparisonOperator.LessOrEqual, literal);

    /// <summary>The value is above the literal.</summary>
    public static Predicate operator >(ColumnReference column, Literal literal) =>
        Compare(column, ComparisonOperator.Greater, literal);

    /// <summary>The value is not below the literal.</summary>
    public static Predicate operator >=(ColumnReference column, Literal literal) =>
        Compare(column, ComparisonOperator.GreaterOrEqual, literal);

    /// <summary>The value equals one of the literals; of none, nothing passes.</summary>
    public Predicate In(params ReadOnlySpan<Literal> literals)
    {
        foreach (Literal literal in literals)
        {
            ArgumentNullException.ThrowIfNull(literal, nameof(literals));
        }

        return new InPredicate { Reference = this, Literals = [.. literals] };
    }

    /// <summary>The value is null.</summary>
    public Predicate IsNull() => new NullPredicate { Reference = this };

    /// <summary>The value is not null.</summary>
    public Predicate IsNotNull() => !IsNull();

    /// <summary>The text begins with a prefix, compared by bytes.</summary>
    public Predicate StartsWith(string prefix) => new StartsWithPredicate { Reference = this, Prefix = prefix };

    /// <inheritdoc/>
    public bool Equals(ColumnReference? other) =>
        other is not null && Path.AsSpan().SequenceEqual(other.Path.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (string name in Path)
        {
            hash.Add(name, StringComparer.Ordinal);
        }

        return hash.ToHashCode();
    }

    /// <summary>Returns the names joined by dots, in backticks where a name is not a plain word.</summary>
    public override string ToString() => string.Join('.', Path.Select(Quote));

    private static ComparisonPredicate Compare(ColumnReference column, ComparisonOperator comparison, Literal literal)
    {
        ArgumentNullException.ThrowIfNull(column);
        ArgumentNullException.ThrowIfNull(literal);
        return new ComparisonPredicate { Reference = column, Operator = comparison, Literal = literal };
    }

    private static string Quote(string name) =>
        Keywords.IsPlainName(name) ? name : $"`{name.Replace("`", "``", StringComparison.Ordinal)}`";
}
