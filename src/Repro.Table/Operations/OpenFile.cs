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

    /// <summary>Makes the file durable.</summary>
    public ValueTask<WrittenFile> CompleteAsync(CancellationToken cancellationToken) => writer.CompleteAsync(cancellationToken);

    /// <summary>Returns the action that adds the file; once.</summary>
    /// <param name="file">The file, complete.</param>
    /// <param name="modificationTime">The time of the action, in milliseconds since the Unix epoch.</param>
    public AddFile ToAction(WrittenFile file, long modificationTime)
    {
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
