using Apache.Arrow;

namespace Repro.Table.Data;

/// <summary>Writes the batches of one Parquet file. Not thread safe.</summary>
internal interface IParquetFileWriter : IAsyncDisposable
{
    /// <summary>Gets about how many bytes the file would have if it were completed now.</summary>
    long EstimatedSizeInBytes { get; }

    /// <summary>Appends a batch, which stays the caller's; sliced arrays are written as the slice that they are.</summary>
    ValueTask WriteAsync(RecordBatch batch, CancellationToken cancellationToken);

    /// <summary>Writes the footer and makes the file durable.</summary>
    ValueTask<WrittenFile> CompleteAsync(CancellationToken cancellationToken);
}
