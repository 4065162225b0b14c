using System.Globalization;
using Apache.Arrow;
using Repro.Table.Data;
using Repro.Table.Data.Arrow;
using Repro.Table.Data.Statistics;
using Repro.Table.Log.Actions;
using Repro.Table.Log.State;
using Repro.Table.Scanning;
using Repro.Table.Storage;

namespace Repro.Table.Operations;

/// <summary>Writes the rows of a table into data files that no version names yet.</summary>
/// <remarks>
/// Rows go to the file of their partition; a file that has reached the target size is completed and the next one begun. At most
/// <see cref="MaxOpenFiles"/> files are open: the one that was written to least recently is completed early. Memory is bounded by
/// one row group an open file. Not thread safe. Disposing deletes nothing that was completed: see <see cref="DiscardAsync"/>.
/// </remarks>
internal sealed class TableFileWriter : IAsyncDisposable
{
    /// <summary>The most files that are open at the same time.</summary>
    public const int MaxOpenFiles = 32;

    // Directories are cosmetic: a partition whose texts are too long for one gets what delta.randomizeFilePrefixes would give.
    private const int FallbackPrefixLength = 2;

    // A row group is gathered whole by who writes it and decoded whole by who reads it, by several readers side by side: this is
    // what keeps memory small however large the table is. About 100,000 rows of eight columns, as DuckDB makes them.
    private const long RowGroupSizeInBytes = 8L << 20;

    private readonly ITableStore _store;
    private readonly IParquetEngine _parquet;
    private readonly TimeProvider _time;
    private readonly IIdSource _ids;
    private readonly IReadOnlyList<IBatchObserverFactory> _observers;
    private readonly TableLayout _layout;
    private readonly TableFileOptions _options;
    private readonly BatchConformer _conformer;
    private readonly PartitionSplitter? _splitter;
    private readonly List<int> _dataColumns = [];
    private readonly List<int> _partitionColumns = [];
    private readonly Schema _dataSchema;
    private readonly Dictionary<int, OpenFile> _open = [];
    private readonly List<AddFile> _completed = [];
    private readonly List<TablePath> _written = [];
    private long _clock;
    private int _fileNumber;

    public TableFileWriter(
        ITableStore store,
        IParquetEngine parquet,
        TimeProvider time,
        IIdSource ids,
        IReadOnlyList<IBatchObserverFactory> observers,
        TableLayout layout,
        TableFileOptions options)
    {
        _store = store;
        _parquet = parquet;
        _time = time;
        _ids = ids;
        _observers = observers;
        _layout = layout;
        _options = options;
        _conformer = new BatchConformer(layout.Schema);
        _dataSchema = ArrowSchemas.ToArrowSchema(layout.DataSchema);
        for (int i = 0; i < layout.PhysicalSchema.Fields.Length; i++)
        {
            (layout.PartitionColumns.Contains(layout.PhysicalSchema.Fields[i].Name) ? _partitionColumns : _dataColumns).Add(i);
        }

        _splitter = _partitionColumns.Count == 0 ? null : new PartitionSplitter(_partitionColumns);
    }

    /// <summary>Gets the rows written so far.</summary>
    public long RowCount { get; private set; }

    /// <summary>Writes a batch, which stays the caller's.</summary>
    /// <exception cref="Errors.SchemaMismatchException">A column does not fit the table.</exception>
    /// <exception cref="Errors.ConstraintViolationException">A value is null where the table says NOT NULL.</exception>
    public async Task WriteAsync(RecordBatch batch, CancellationToken cancellationToken)
    {
        RecordBatch conformed = _conformer.Conform(batch);
        RowCount += conformed.Length;
        if (_splitter is null)
        {
            await WriteAsync(0, conformed, 0, conformed, cancellationToken).ConfigureAwait(false);
            return;
        }

        foreach ((int partition, int firstRow) in _splitter.Split(conformed))
        {
            using RecordBatch taken = RowTaking.Take(conformed, _splitter.RowsOf(partition));
            await WriteAsync(partition, conformed, firstRow, taken, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Completes all files.</summary>
    /// <returns>An action for each file, in the order in which they were completed.</returns>
    public async Task<IReadOnlyList<AddFile>> CompleteAsync(CancellationToken cancellationToken)
    {
        foreach (int partition in _open.Keys.Order().ToList())
        {
            await CompleteAsync(partition, cancellationToken).ConfigureAwait(false);
        }

        return _completed;
    }

    /// <summary>Drops and deletes all files: only when it is certain that no version names one. Best effort.</summary>
    /// <remarks>A file whose completion failed is not deleted: its name may have been taken by another, who was first.</remarks>
    public async Task DiscardAsync()
    {
        await DisposeAsync().ConfigureAwait(false);
        foreach (TablePath path in _written)
        {
            try
            {
                await _store.DeleteAsync(path, entityTag: null, CancellationToken.None).ConfigureAwait(false);
            }
            catch (Errors.StoreException)
            {
                // An orphan costs bytes until the next vacuum and nothing else; the failure that led here is the one to tell.
            }
        }
    }

    /// <summary>Drops files that were not completed.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (OpenFile file in _open.Values)
        {
            await file.DisposeAsync().ConfigureAwait(false);
        }

        _open.Clear();
    }

    private async Task WriteAsync(
        int partition, RecordBatch batch, int firstRow, RecordBatch rows, CancellationToken cancellationToken)
    {
        if (rows.Length == 0)
        {
            return;
        }

        if (!_open.TryGetValue(partition, out OpenFile? file))
        {
            if (_open.Count >= MaxOpenFiles)
            {
                await CompleteAsync(_open.MinBy(f => f.Value.LastUse).Key, cancellationToken).ConfigureAwait(false);
            }

            file = await OpenAsync(batch, firstRow, cancellationToken).ConfigureAwait(false);
            _open.Add(partition, file);
        }

        file.LastUse = ++_clock;
        await file.WriteAsync(Project(rows), cancellationToken).ConfigureAwait(false);
        if (file.EstimatedSizeInBytes >= _options.TargetFileSizeInBytes)
        {
            await CompleteAsync(partition, cancellationToken).ConfigureAwait(false);
        }
    }

    // The columns stay those of the conformed batch, so the projection is not disposed.
    private RecordBatch Project(RecordBatch rows) =>
        new(_dataSchema, _dataColumns.Select(rows.Column), rows.Length);

    private async Task<OpenFile> OpenAsync(RecordBatch batch, int firstRow, CancellationToken cancellationToken)
    {
        List<KeyValuePair<string, string?>> values = [];
        foreach (string name in _layout.PartitionColumns)
        {
            int column = _partitionColumns.Find(c => _layout.PhysicalSchema.Fields[c].Name == name);
            string? text = PartitionValueReader.ReadText(batch.Column(column), firstRow, _layout.PhysicalSchema.Fields[column]);
            values.Add(KeyValuePair.Create(name, text));
        }

        TablePath path = TablePath.Parse(NextPath(values));
        StoreFileWriter output = await _store.CreateFileAsync(path, cancellationToken).ConfigureAwait(false);
        ParquetWriteOptions options = new()
        {
            Codec = _options.Codec,
            MaxRowGroupSizeInBytes = RowGroupSizeInBytes,
        };
        return new OpenFile(
            _parquet.CreateWriter(output, _layout.DataSchema, options),
            new FileStatisticsCollector(_layout.DataSchema, _options.Statistics),
            [.. _observers.Select(o => o.Create(_layout.DataSchema)).OfType<IBatchObserver>()],
            ActionPath.Encode(path.Value),
            ValueMap.Of(values));
    }

    private string NextPath(List<KeyValuePair<string, string?>> values)
    {
        string name = string.Create(
            CultureInfo.InvariantCulture, $"part-{_fileNumber++:D5}-{_ids.NextId():D}-c000.{CodecSuffix(_options.Codec)}parquet");
        string directory = _options.RandomPrefixLength is int length ? RandomDirectory(length) : PartitionDirectory.Of(values);
        if (!PartitionDirectory.IsStorable(directory))
        {
            directory = RandomDirectory(FallbackPrefixLength);
        }

        return directory.Length == 0 ? name : $"{directory}/{name}";
    }

    private string RandomDirectory(int length) => _ids.NextId().ToString("N")[..Math.Min(length, 32)];

    private static string CodecSuffix(string codec) =>
        codec is "none" or "uncompressed" ? string.Empty : codec.Replace("_raw", string.Empty, StringComparison.Ordinal) + ".";

    private async Task CompleteAsync(int partition, CancellationToken cancellationToken)
    {
        OpenFile file = _open[partition];
        WrittenFile written = await file.CompleteAsync(cancellationToken).ConfigureAwait(false);
        _written.Add(written.Entry.Path);
        _completed.Add(file.ToAction(written, _time.GetUtcNow().ToUnixTimeMilliseconds()));
        _open.Remove(partition);
        await file.DisposeAsync().ConfigureAwait(false);
    }
}
