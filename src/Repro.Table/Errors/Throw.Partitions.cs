namespace Repro.Table.Errors;

internal static partial class Throw
{
    public static ConstraintViolationException PartitionValueWithNul(string column) =>
        new($"Partition column {column}: a value holds the character NUL, which no path can. "
            + "Remove it, or partition by another column.")
        {
            Constraint = $"partition value of {column}",
        };
}
