using Repro.Table.Cli.Failures;
using Repro.Table.Cli.Values;
using Repro.Table.Schemas;

namespace Repro.Table.Cli.JsonLines;

/// <summary>Takes JSON values into columns by their text: that of a string, the digits of a number, <c>true</c> and <c>false</c>.</summary>
internal static class JsonFields
{
    /// <summary>Returns an empty column of a table's column.</summary>
    /// <exception cref="CliException">Values of its type have no text.</exception>
    public static TextColumn ColumnOf(StructField field) => TextColumn.Of(field) ?? throw JsonLineErrors.TypeNotHeld(field);

    /// <summary>Adds a value that is neither null nor nested.</summary>
    /// <exception cref="CliException">It does not fit the column.</exception>
    public static void Append(TextColumn column, JsonLineReader lines, ReadOnlySpan<byte> text, Func<string, string> nextStep)
    {
        if (!column.TryAppend(text))
        {
            throw JsonLineErrors.ValueDoesNotFit(lines.Path, lines.LineNumber, column.Field, text, nextStep(column.Field.Name));
        }
    }

    /// <summary>Adds a null.</summary>
    /// <exception cref="CliException">The column takes none.</exception>
    public static void AppendNull(TextColumn column, JsonLineReader lines)
    {
        if (!column.Field.IsNullable)
        {
            throw JsonLineErrors.NullNotAllowed(lines.Path, lines.LineNumber, column.Field.Name);
        }

        column.AppendNull();
    }
}
