namespace Repro.Table.Operations.Vacuum;

/// <summary>What to do with a retention that is shorter than the table's own.</summary>
public enum RetentionCheck
{
    /// <summary>Refuse it.</summary>
    Enforce,

    /// <summary>Take it.</summary>
    Override,
}
