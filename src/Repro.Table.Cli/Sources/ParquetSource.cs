using System.Runtime.CompilerServices;
using Apache.Arrow;
using Repro.Table.Cli.Failures;
using Repro.Table.Cli.Terminal;
using Repro.Table.Schemas;

namespace Repro.Table.Cli.Sources;

/// <summary>A Parquet file, which brings its own types.</summary>
internal sealed class ParquetSource(string path) : IRowSource
{
    public string Path => path;

    public async Task<StructType> InferAsync(
        IReadOnlyDictionary<string, StructField> declared, long? maxRows, IProgress<WorkProgress> progress, CancellationToken cancellationToken) =>
        declared.Count == 0 && maxRows is null
            ? (await ParquetFile.OpenAsync(path, cancellationToken).ConfigureAwait(false)).Schema
            : throw CliException.Usage("A Parquet file says what its types are.", "Leave out --schema, --type and --infer-rows.");

    public async IAsyncEnumerable<RecordBatch> ReadAsync(
        StructType schema,
        Func<string, string> nextStep,
        IProgress<WorkProgress> progress,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ParquetFile file = await ParquetFile.OpenAsync(path, cancellationToken).ConfigureAwait(false);
        long done = 0;
        await foreach (RecordBatch batch in file.ReadBatchesAsync(cancellationToken).ConfigureAwait(false))
        {
            done += batch.Length;
            progress.Report(new WorkProgress(done, file.RowCount));
            yield return batch;
        }
    }
}
