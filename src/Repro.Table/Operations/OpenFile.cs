using Apache.Arrow;
using Repro.Table.Data;
using Repro.Table.Data.Statistics;
using Repro.Table.Log.Actions;

namespace Repro.Table.Operations;

/// <summary>A data file that is being written, with those that look at its rows on the way.</summary>
internal sealed class OpenFile(
    IParquetFileWriter writer,
    FileStatisticsCollector statistics,
    IReadOnlyList<IBatchObserver> observers,
    string path,
    ValueMap partitionValues) : IAsyncDisposable
{
    /// <summary>Gets or sets when the file was last written to, on a clock of writes.</summary>
    public long LastUse { get; set; }

    /// <summary>Gets about how many bytes the file would have if it were completed now.</summary>
    public long EstimatedSizeInBytes => writer.EstimatedSizeInBytes;

    /// <summary>Appends rows, which stay the caller's.</summary>
    public ValueTask WriteAsync(RecordBatch batch, CancellationToken cancellationToken)
    {
        statistics.Observe(batch);
        foreach (IBatchObserver observer in observers)
        {
            observer.Observe(batch);
        }

        return writer.WriteAsync(batch, cancellationToken);
    }

    /// <summary>Makes the file durable and returns the action that adds it.</summary>
    /// <param name="modificationTime">The time of the action, in milliseconds since the Unix epoch.</param>
    /// <param name="cancellationToken">Stops the write.</param>
    public async Task<AddFile> CompleteAsync(long modificationTime, CancellationToken cancellationToken)
    {
        WrittenFile file = await writer.CompleteAsync(cancellationToken).ConfigureAwait(false);
        List<KeyValuePair<string, string?>> tags =
            [.. observers.SelectMany(o => o.Complete(file)).Select(t => KeyValuePair.Create(t.Key, (string?)t.Value))];
        return new AddFile
        {
            Path = path,
            PartitionValues = partitionValues,
            Size = file.Entry.SizeInBytes,
            ModificationTime = modificationTime,
            Stats = statistics.Complete(),
            Tags = tags.Count == 0 ? null : ValueMap.Of(tags),
        };
    }

    /// <summary>Drops the file if it was not completed.</summary>
    public ValueTask DisposeAsync() => writer.DisposeAsync();
}
