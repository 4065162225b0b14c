using System.Runtime.CompilerServices;
using Apache.Arrow;
using Repro.Table.Cli.Csv;
using Repro.Table.Cli.Terminal;
using Repro.Table.Schemas;

namespace Repro.Table.Cli.Sources;

/// <summary>A CSV file.</summary>
internal sealed class CsvSource(string path, CsvFormat format) : IRowSource
{
    public string Path => path;

    public async Task<StructType> InferAsync(
        IReadOnlyDictionary<string, StructField> declared, long? maxRows, IProgress<WorkProgress> progress, CancellationToken cancellationToken)
    {
        CsvRows rows = CsvRows.Open(path, format);
        await using ConfiguredAsyncDisposable _ = rows.ConfigureAwait(false);
        return rows.CanReadAgain
            ? await CsvSchema.InferAsync(rows, declared, maxRows ?? long.MaxValue, progress, cancellationToken).ConfigureAwait(false)
            : throw SourceErrors.ReadOnce(path);
    }

    public IAsyncEnumerable<RecordBatch> ReadAsync(
        StructType schema, Func<string, string> nextStep, IProgress<WorkProgress> progress, CancellationToken cancellationToken) =>
        CsvBatches.ReadAsync(path, format, schema, nextStep, progress, cancellationToken);
}
