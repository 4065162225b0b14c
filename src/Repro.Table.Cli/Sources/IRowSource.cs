using Apache.Arrow;
using Repro.Table.Cli.Terminal;
using Repro.Table.Schemas;

namespace Repro.Table.Cli.Sources;

/// <summary>A file of rows that is to become part of a table.</summary>
internal interface IRowSource
{
    /// <summary>Gets the absolute path.</summary>
    string Path { get; }

    /// <summary>Finds the schema of a new table for the rows, columns in the order of the file.</summary>
    /// <param name="declared">Types that are not guessed, by column name ignoring case; their values are checked.</param>
    /// <param name="maxRows">The most rows to look at; null for all.</param>
    /// <param name="progress">Told how much of the file was read.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="Failures.CliException">The file is damaged, or has no such columns or values.</exception>
    Task<StructType> InferAsync(
        IReadOnlyDictionary<string, StructField> declared, long? maxRows, IProgress<WorkProgress> progress, CancellationToken cancellationToken);

    /// <summary>Reads all rows in the order of the file with bounded memory; the consumer owns and disposes each batch.</summary>
    /// <param name="schema">The schema of the table.</param>
    /// <param name="nextStep">Gives the next step after a value that does not fit a column.</param>
    /// <param name="progress">Told how much of the file was read.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="Failures.CliException">The file is damaged, or its columns or values are not those of the table.</exception>
    IAsyncEnumerable<RecordBatch> ReadAsync(
        StructType schema, Func<string, string> nextStep, IProgress<WorkProgress> progress, CancellationToken cancellationToken);
}
