using System.Collections.Immutable;
using System.Diagnostics;

namespace Repro.Table.Expressions.Conditions;

/// <summary>A test of one column. A null value passes <see cref="TestKind.IsNull"/> and nothing else.</summary>
internal sealed record ColumnTest : Condition
{
    /// <summary>Gets the column, or the field of nested structs, under physical names.</summary>
    public required ColumnReference Column { get; init; }

    /// <summary>Gets how it is tested.</summary>
    public required TestKind Kind { get; init; }

    /// <summary>Gets the literals, of the column's type: sorted and distinct for the tests of membership, none for the tests of
    /// null, else one.</summary>
    public ImmutableArray<Literal> Literals { get; init; } = [];

    /// <summary>Returns whether a value passes.</summary>
    public bool Passes(Literal? value)
    {
        if (value is null)
        {
            return Kind == TestKind.IsNull;
        }

        return Kind switch
        {
            TestKind.In => Literals.BinarySearch(value, LiteralOrder.Instance) >= 0,
            TestKind.NotIn => Literals.BinarySearch(value, LiteralOrder.Instance) < 0,
            TestKind.Less => Compare(value) < 0,
            TestKind.LessOrEqual => Compare(value) <= 0,
            TestKind.Greater => Compare(value) > 0,
            TestKind.GreaterOrEqual => Compare(value) >= 0,
            TestKind.StartsWith => value.Bytes.StartsWith(Literals[0].Bytes),
            TestKind.NotStartsWith => !value.Bytes.StartsWith(Literals[0].Bytes),
            TestKind.IsNull => false,
            TestKind.IsNotNull => true,
            _ => throw new UnreachableException(),
        };
    }

    public bool Equals(ColumnTest? other) =>
        other is not null && Kind == other.Kind && Column.Equals(other.Column) && Literals.AsSpan().SequenceEqual(other.Literals.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Column, Kind, Literals.Length);

    private int Compare(Literal value) => LiteralOrder.Instance.Compare(value, Literals[0]);
}
