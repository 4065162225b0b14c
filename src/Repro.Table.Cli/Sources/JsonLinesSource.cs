using System.Runtime.CompilerServices;
using Apache.Arrow;
using Repro.Table.Cli.JsonLines;
using Repro.Table.Cli.Terminal;
using Repro.Table.Schemas;

namespace Repro.Table.Cli.Sources;

/// <summary>A file with a JSON object a line.</summary>
internal sealed class JsonLinesSource(string path) : IRowSource
{
    public string Path => path;

    public async Task<StructType> InferAsync(
        IReadOnlyDictionary<string, StructField> declared, long? maxRows, IProgress<WorkProgress> progress, CancellationToken cancellationToken)
    {
        JsonLineReader lines = JsonLineReader.Open(path);
        await using ConfiguredAsyncDisposable _ = lines.ConfigureAwait(false);
        return lines.CanReadAgain
            ? await new JsonLinesSchema(lines, declared)
                .InferAsync(maxRows ?? long.MaxValue, progress, cancellationToken).ConfigureAwait(false)
            : throw SourceErrors.ReadOnce(path);
    }

    public async IAsyncEnumerable<RecordBatch> ReadAsync(
        StructType schema,
        Func<string, string> nextStep,
        IProgress<WorkProgress> progress,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        JsonLineReader lines = JsonLineReader.Open(path);
        await using ConfiguredAsyncDisposable _ = lines.ConfigureAwait(false);
        JsonLinesRows rows = new(lines, schema, nextStep);
        while (await lines.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            rows.Add();
            if (rows.IsFull)
            {
                lines.Report(progress);
                yield return rows.Build();
            }
        }

        if (!rows.IsEmpty)
        {
            yield return rows.Build();
        }
    }
}
