using System.Runtime.CompilerServices;
using Apache.Arrow;
using Repro.Table.Cli.Terminal;
using Repro.Table.Cli.Values;
using Repro.Table.Schemas;

namespace Repro.Table.Cli.Csv;

/// <summary>Reads a CSV file as Arrow batches of a table's schema, in file order.</summary>
/// <remarks>
/// Columns are matched by name, ignoring case; a column of the table that the file does not have is null in every row. Memory is
/// bounded by one batch, whatever the size of the file.
/// </remarks>
internal static class CsvBatches
{
    /// <summary>Reads all rows; the consumer owns and disposes each batch.</summary>
    /// <param name="path">The file.</param>
    /// <param name="format">How it is written.</param>
    /// <param name="schema">The schema of the table.</param>
    /// <param name="nextStep">Gives the next step after a value that does not fit a column.</param>
    /// <param name="progress">Told how much of the file was read.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="Failures.CliException">The file is damaged, or its columns or values are not those of the table.</exception>
    public static async IAsyncEnumerable<RecordBatch> ReadAsync(
        string path,
        CsvFormat format,
        StructType schema,
        Func<string, string> nextStep,
        IProgress<WorkProgress> progress,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        CsvRows rows = CsvRows.Open(path, format);
        await using ConfiguredAsyncDisposable _ = rows.ConfigureAwait(false);
        bool hasRow = await rows.ReadAsync(cancellationToken).ConfigureAwait(false);
        TextColumn[] columns = schema.Fields.Select(CsvCells.ColumnOf).ToArray();
        int[] fields = MatchColumns(rows, schema);
        while (hasRow)
        {
            int count = 0;
            do
            {
                AppendRow(rows, columns, fields, nextStep);
                count++;
                hasRow = await rows.ReadAsync(cancellationToken).ConfigureAwait(false);
            }
            while (hasRow && count < TextColumns.MaxRows && TextColumns.SizeInBytes(columns) < TextColumns.MaxSizeInBytes);

            rows.Report(progress);
            yield return TextColumns.Build(columns, count);
        }
    }

    private static void AppendRow(CsvRows rows, TextColumn[] columns, int[] fields, Func<string, string> nextStep)
    {
        for (int i = 0; i < columns.Length; i++)
        {
            if (fields[i] < 0)
            {
                CsvCells.AppendNull(columns[i], rows);
            }
            else
            {
                CsvCells.Append(columns[i], rows, fields[i], nextStep);
            }
        }
    }

    // For each column of the table the index of its field in the file, -1 if it has none.
    private static int[] MatchColumns(CsvRows rows, StructType schema)
    {
        int[] fields = new int[schema.Fields.Length];
        fields.AsSpan().Fill(-1);
        for (int i = 0; i < rows.Names.Count; i++)
        {
            string name = rows.Names[i];
            StructField? field = schema.Find(name);
            if (field is null)
            {
                throw CsvErrors.ColumnsDiffer(
                    rows.Path,
                    $"the table has no column '{name}'.",
                    $"Leave it out of the file; the table has: {string.Join(", ", schema.Fields.Select(f => f.Name))}.");
            }

            fields[schema.Fields.IndexOf(field)] = i;
        }

        for (int i = 0; i < fields.Length; i++)
        {
            if (fields[i] < 0 && !schema.Fields[i].IsNullable)
            {
                throw CsvErrors.ColumnsDiffer(
                    rows.Path,
                    $"the column '{schema.Fields[i].Name}' must not be null and is not in the file.",
                    "Add it to the file.");
            }
        }

        return fields;
    }
}
