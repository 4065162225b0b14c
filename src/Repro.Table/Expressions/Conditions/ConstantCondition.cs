namespace Repro.Table.Expressions.Conditions;

/// <summary>True for every row, or for none.</summary>
internal sealed record ConstantCondition : Condition
{
    private ConstantCondition()
    {
    }

    /// <summary>Gets the condition that every row meets.</summary>
    public static ConstantCondition Always { get; } = new();

    /// <summary>Gets the condition that no row meets.</summary>
    public static ConstantCondition Never { get; } = new();

    public bool Equals(ConstantCondition? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => ReferenceEquals(this, Always) ? 1 : 0;
}
