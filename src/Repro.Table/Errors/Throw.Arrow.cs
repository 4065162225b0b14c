namespace Repro.Table.Errors;

internal static partial class Throw
{
    public static SchemaMismatchException ColumnMismatch(string column, string expected, string? actual, string why) =>
        new($"Column '{column}' should be {expected} and is {actual ?? "absent"}: {why}.")
        {
            Column = column,
            Expected = expected,
            Actual = actual,
        };

    public static SchemaMismatchException ColumnUnknown(string column, string actual) =>
        new($"Column '{column}' ({actual}) is not in the table. Remove it from the batch or add it to the schema of the table first.")
        {
            Column = column,
            Actual = actual,
        };

    public static ConstraintViolationException NullInNotNullColumn(string column) =>
        new($"Column '{column}' is declared NOT NULL and a row has no value for it. Give every row a value or make the column nullable.")
        {
            Constraint = $"NOT NULL {column}",
        };

    public static UnsupportedFeatureException ArrowTypeUnsupported(string column, string arrowType) =>
        UnsupportedFeature(
            [$"Arrow type {arrowType}"],
            TableAccess.Write,
            $"Column '{column}' has the Arrow type {arrowType}, which has no counterpart in a Delta table. Convert the column first.");

    public static UnsupportedFeatureException DeltaTypeUnsupported(string type) =>
        UnsupportedFeature(
            [type],
            TableAccess.Read,
            $"The type {type} is not supported by this version of the library. Leave the column out of the read.");
}
