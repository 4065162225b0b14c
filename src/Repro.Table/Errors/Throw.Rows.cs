namespace Repro.Table.Errors;

internal static partial class Throw
{
    public static ConstraintViolationException NullInRequiredColumn(string column) =>
        new($"A record has null for column {column}, which takes no nulls. Give a value.")
        {
            Constraint = $"NOT NULL {column}",
        };

    public static SchemaMismatchException ValueDoesNotFit(string column, string expected, string value, string nextStep) =>
        new($"Column {column} of type {expected} cannot hold {value} exactly. {nextStep}")
        {
            Column = column,
            Expected = expected,
            Actual = value,
        };

    public static SchemaMismatchException WrongTimeKind(string column, string type, DateTimeKind kind, DateTimeKind expected) =>
        new($"A DateTime for column {column} of type {type} has kind {kind}; it must be {expected}. "
            + (expected == DateTimeKind.Utc
                ? "Use ToUniversalTime(), DateTime.SpecifyKind or a DateTimeOffset."
                : "The column holds times without a zone: use DateTime.SpecifyKind."))
        {
            Column = column,
            Expected = expected.ToString(),
            Actual = kind.ToString(),
        };

    public static SchemaMismatchException MemberHasNoColumn(string record, string member, IReadOnlyList<string> closest) =>
        new($"{record} has a property {member}, but the table has no such column"
            + (closest.Count == 0 ? "." : $"; the closest are {string.Join(", ", closest)}.")
            + " Rename the property, or add the column to the table.")
        {
            Column = member,
        };

    public static SchemaMismatchException ColumnHasNoMember(string record, string column, string expected) =>
        new($"{record} has no property for column {column} of type {expected}, which takes no nulls. Add the property.")
        {
            Column = column,
            Expected = expected,
        };

    public static SchemaMismatchException MemberTypeDoesNotFit(
        string record, string member, string column, string expected, string actual) =>
        new($"{record}.{member} is of type {actual}, which does not match column {column} of type {expected} "
            + "without loss. Change the type of the property.")
        {
            Column = column,
            Expected = expected,
            Actual = actual,
        };

    public static SchemaMismatchException MissingColumn(string record, string member) =>
        new($"{record}.{member} takes no nulls, and there is no column {member} to read it from. "
            + "Make it nullable, or read a version that has the column.")
        {
            Column = member,
        };

    public static SchemaMismatchException NullInRequiredMember(string column, string actual) =>
        new($"Column {column} holds a null, and {actual} takes none. "
            + "Make it nullable, or read with a condition that leaves nulls out.")
        {
            Column = column,
            Expected = actual,
            Actual = "null",
        };

    public static SchemaMismatchException ValueDoesNotFitMember(string column, string expected, string value) =>
        new($"Column {column} holds {value}, which {expected} cannot hold exactly. "
            + "Read the column as Arrow batches, or use another type.")
        {
            Column = column,
            Expected = expected,
            Actual = value,
        };
}
