using Repro.Table.Cli.Failures;
using Repro.Table.Cli.Values;
using Repro.Table.Schemas;

namespace Repro.Table.Cli.Csv;

/// <summary>Takes fields of CSV rows into columns.</summary>
/// <remarks>
/// A field that is empty or one of the texts for null is null; in a column of text or bytes only where it is not quoted, so that
/// <c>""</c> is the empty value.
/// </remarks>
internal static class CsvCells
{
    /// <summary>Returns an empty column of a table's column.</summary>
    /// <exception cref="CliException">CSV cannot hold the type.</exception>
    public static TextColumn ColumnOf(StructField field) => TextColumn.Of(field) ?? throw CsvErrors.TypeNotHeld(field);

    /// <summary>Adds a field of the current row.</summary>
    /// <exception cref="CliException">It does not fit the column.</exception>
    public static void Append(TextColumn column, CsvRows rows, int index, Func<string, string> nextStep)
    {
        if (rows.MeansNull(index) && !(column.TakesEmptyText && rows.IsQuoted(index)))
        {
            AppendNull(column, rows);
        }
        else if (!column.TryAppend(rows.Field(index)))
        {
            throw CsvErrors.ValueDoesNotFit(rows, column.Field, index, nextStep(column.Field.Name));
        }
    }

    /// <summary>Adds a null.</summary>
    /// <exception cref="CliException">The column takes none.</exception>
    public static void AppendNull(TextColumn column, CsvRows rows)
    {
        if (!column.Field.IsNullable)
        {
            throw CsvErrors.NullNotAllowed(rows, column.Field);
        }

        column.AppendNull();
    }
}
