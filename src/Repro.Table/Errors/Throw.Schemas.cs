namespace Repro.Table.Errors;

internal static partial class Throw
{
    /// <summary>A schema string that cannot be read; the room that knows its file makes a
    /// <see cref="LogCorruptException"/> of it.</summary>
    public static FormatException BadSchema(string reason, Exception? innerException = null) =>
        new($"The schema cannot be read: {reason}.", innerException);

    /// <summary>The metadata of a field cannot be read; its schema came from the log.</summary>
    public static FormatException BadFieldMetadata(string field, string reason) =>
        new($"The metadata of the field '{field}' cannot be used: {reason}.");

    public static SchemaMismatchException SchemaRuleBroken(
        string column, string what, string next, string? expected = null, string? actual = null) =>
        new(column.Length == 0 ? $"{what}. {next}" : $"Column {column}: {what}. {next}")
        {
            Column = column,
            Expected = expected,
            Actual = actual,
        };
}
