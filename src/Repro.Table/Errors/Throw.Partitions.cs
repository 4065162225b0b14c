namespace Repro.Table.Errors;

internal static partial class Throw
{
    public static ConstraintViolationException PartitionValueWithNul(string column) =>
        new($"Partition column {column}: a value holds the character NUL, which no path can. "
            + "Remove it, or partition by another column.")
        {
            Constraint = $"partition value of {column}",
        };

    public static ConstraintViolationException PartitionValueWithoutText(string column) =>
        new($"Partition column {column}: a value has no text in the log, because it is a binary that is not UTF-8 or a time outside "
            + "the years 1 to 9999. Partition by another column.")
        {
            Constraint = $"partition value of {column}",
        };
}
