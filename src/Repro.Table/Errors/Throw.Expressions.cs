namespace Repro.Table.Errors;

internal static partial class Throw
{
    public static SchemaMismatchException UnknownColumn(string column, string name, IReadOnlyList<string> closest) =>
        new(closest.Count == 0
            ? $"There is no column '{name}': the schema has no columns."
            : $"There is no column '{name}'. Did you mean {string.Join(" or ", closest.Select(c => $"'{c}'"))}?")
        {
            Column = column,
        };

    public static SchemaMismatchException NotAStruct(string column, string parent, string actual) =>
        new($"There is no column {column}: '{parent}' is {actual} and has no fields.")
        {
            Column = column,
            Expected = "struct",
            Actual = actual,
        };

    public static SchemaMismatchException LiteralDoesNotFit(string column, string expected, string literal, string actual) =>
        new($"{literal} of type {actual} cannot be compared with column {column} of type {expected} without loss. "
            + $"Give a value that {expected} can hold.")
        {
            Column = column,
            Expected = expected,
            Actual = actual,
        };

    public static ArgumentException TooFineForMicroseconds(string parameter) =>
        new("The time has a part below one microsecond, which a table cannot hold. Round it first.", parameter);
}
