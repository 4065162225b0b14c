using System.Collections.Immutable;
using Repro.Table.Cli.Failures;
using Repro.Table.Cli.Terminal;
using Repro.Table.Cli.Values;
using Repro.Table.Schemas;

namespace Repro.Table.Cli.Csv;

/// <summary>Finds the schema of a CSV file: declared types where the user gave them, guesses for the rest.</summary>
internal static class CsvSchema
{
    /// <summary>Reads the file and returns its schema, columns in file order and spelling.</summary>
    /// <param name="rows">The rows, at their start.</param>
    /// <param name="declared">Types that are not guessed, by column name ignoring case; their values are checked.</param>
    /// <param name="maxRows">The most rows to look at.</param>
    /// <param name="progress">Told how much of the file was read.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="CliException">The file is damaged, a declared column is not there, or a value does not fit its type.</exception>
    public static async Task<StructType> InferAsync(
        CsvRows rows,
        IReadOnlyDictionary<string, StructField> declared,
        long maxRows,
        IProgress<WorkProgress> progress,
        CancellationToken cancellationToken)
    {
        bool hasRow = await rows.ReadAsync(cancellationToken).ConfigureAwait(false);
        CheckDeclared(rows, declared);
        Column[] columns = rows.Names.Select(name => Column.Of(name, declared.GetValueOrDefault(name))).ToArray();
        for (long row = 0; hasRow && row < maxRows; row++)
        {
            Observe(rows, columns);
            if (row % TextColumns.MaxRows == 0)
            {
                rows.Report(progress);
            }

            hasRow = await rows.ReadAsync(cancellationToken).ConfigureAwait(false);
        }

        return new StructType { Fields = columns.Select(column => column.ToField()).ToImmutableArray() };
    }

    /// <summary>Returns the next step after a value that does not fit.</summary>
    public static string NextStep(string column) =>
        $"Correct the value, or give the column another type with --type '{column}=string'.";

    private static void CheckDeclared(CsvRows rows, IReadOnlyDictionary<string, StructField> declared)
    {
        foreach (StructField field in declared.Values)
        {
            if (!rows.Names.Contains(field.Name, StringComparer.OrdinalIgnoreCase))
            {
                throw CsvErrors.ColumnsDiffer(
                    rows.Path,
                    $"there is no column '{field.Name}'.",
                    $"It has: {string.Join(", ", rows.Names)}. Correct --schema or --type.");
            }
        }
    }

    private static void Observe(CsvRows rows, Column[] columns)
    {
        for (int i = 0; i < columns.Length; i++)
        {
            Column column = columns[i];
            if (column.Check is { } check)
            {
                CsvCells.Append(check, rows, i, NextStep);
                check.Clear();
            }
            else if (!rows.MeansNull(i))
            {
                column.Guess.Observe(rows.Field(i));
            }
        }
    }

    private sealed class Column
    {
        public required string Name { get; init; }

        public ColumnGuess Guess { get; } = new();

        public TextColumn? Check { get; private init; }

        public static Column Of(string name, StructField? declared) => new()
        {
            Name = name,
            Check = declared is null ? null : CsvCells.ColumnOf(declared with { Name = name }),
        };

        public StructField ToField() => Check?.Field ?? new StructField { Name = Name, Type = Guess.Type };
    }
}
