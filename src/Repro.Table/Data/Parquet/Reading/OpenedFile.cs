using Parquet;
using Parquet.Meta;
using Parquet.Schema;
using Repro.Table.Data.Parquet.Decoding;
using Repro.Table.Data.Parquet.Layout;
using Repro.Table.Data.Parquet.Levels;
using Repro.Table.Errors;
using Repro.Table.Storage;

namespace Repro.Table.Data.Parquet.Reading;

/// <summary>A Parquet file whose footer is read: hands out the leaves of its row groups, one row group at a time.</summary>
internal sealed class OpenedFile
{
    private readonly ITableStore _store;
    private readonly TablePath _path;
    private readonly RangeStream _stream;
    private readonly ParquetReader _reader;
    private readonly ParquetNode[] _leaves;
    private readonly DataField[] _fields;
    private readonly FileMetaData _metadata;

    private OpenedFile(ITableStore store, TablePath path, RangeStream stream, ParquetReader reader, FileMetaData metadata)
    {
        _store = store;
        _path = path;
        _stream = stream;
        _reader = reader;
        _metadata = metadata;
        Root = LayoutReader.Read(metadata.Schema);
        Calendar = CalendarLimits.Of(metadata.KeyValueMetadata);
        _leaves = [.. Root.Leaves()];
        RawSchema.Apply(metadata, Root);
        _fields = _leaves.Length == 0 ? [] : reader.Schema.DataFields;
    }

    /// <summary>Gets the schema of the file.</summary>
    public ParquetNode Root { get; }

    /// <summary>Gets which days and times of the file are those of a table.</summary>
    public CalendarLimits Calendar { get; }

    /// <summary>Gets how many row groups the file has.</summary>
    public int RowGroupCount => _reader.RowGroupCount;

    /// <summary>Fetches and reads the footer.</summary>
    public static async ValueTask<OpenedFile> OpenAsync(
        ITableStore store, TablePath path, long sizeInBytes, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> tail = await FileTail.ReadAsync(store, path, sizeInBytes, cancellationToken).ConfigureAwait(false);

        // The library wants to see the magic number at the start too; a request for four bytes is not worth it.
        RangeStream stream = new(sizeInBytes);
        stream.Add(0, "PAR1"u8.ToArray());
        stream.Add(sizeInBytes - tail.Length, tail);
        ParquetReader reader = await ParquetReader.CreateAsync(stream, new ParquetOptions(), cancellationToken: cancellationToken)
            .ConfigureAwait(false);
        return new OpenedFile(
            store, path, stream, reader, reader.Metadata ?? throw new InvalidDataException("it has no footer"));
    }

    /// <summary>Returns how many rows a row group has.</summary>
    public long RowCount(int rowGroup) => _reader.RowGroups[rowGroup].RowCount is var count and >= 0
        ? count
        : throw new InvalidDataException("a row group has a negative number of rows");

    /// <summary>Returns false if the footer says that no row of a row group meets the condition of a request.</summary>
    public bool MayMatch(int rowGroup, ParquetReadRequest request) => request.Condition is not { } condition
        || new RowGroupPruner(Root, _metadata, Calendar, request.Schema).MayMatch(condition, _metadata.RowGroups[rowGroup]);

    /// <summary>Fetches and decodes leaves of a row group.</summary>
    /// <param name="rowGroup">The row group.</param>
    /// <param name="leafIndexes">The leaves, by their position in <see cref="Root"/>, each once, in order.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>The leaves by their position; the caller disposes them.</returns>
    public async ValueTask<Dictionary<int, LeafChunk>> ReadLeavesAsync(
        int rowGroup, IReadOnlyList<int> leafIndexes, CancellationToken cancellationToken)
    {
        ParquetRowGroupReader reader = _reader.RowGroups[rowGroup];
        ByteRange[] ranges = [.. leafIndexes.Select(i => RangeOf(reader, i))];
        IReadOnlyList<long> fetched = await FetchAsync(ranges, cancellationToken).ConfigureAwait(false);
        Dictionary<int, LeafChunk> result = [];
        try
        {
            for (int i = 0; i < ranges.Length; i++)
            {
                int leaf = leafIndexes[i];
                ColumnMetaData metadata = MetadataOf(reader, leaf);
                ReadOnlyMemory<byte> bytes = _stream.Find(ranges[i].Offset, ranges[i].Length)
                    ?? throw new InvalidDataException("a column lies outside of the file");
                PageGuard.Check(bytes.Span, metadata, _leaves[leaf], _path.Value);
                result[leaf] = await LeafReader
                    .ReadAsync(reader, _fields[leaf], _leaves[leaf], (int)metadata.NumValues, cancellationToken).ConfigureAwait(false);
            }

            return result;
        }
        catch
        {
            foreach (LeafChunk chunk in result.Values)
            {
                chunk.Dispose();
            }

            throw;
        }
        finally
        {
            foreach (long offset in fetched)
            {
                _stream.Remove(offset);
            }
        }
    }

    private async ValueTask<IReadOnlyList<long>> FetchAsync(IReadOnlyList<ByteRange> ranges, CancellationToken cancellationToken)
    {
        List<long> fetched = [];
        foreach (ByteRange range in ByteRange.Coalesce(ranges.Where(r => _stream.Find(r.Offset, r.Length) is null)))
        {
            byte[] buffer = new byte[range.Length];
            int read = await _store.ReadRangeAsync(_path, range.Offset, buffer, entityTag: null, cancellationToken).ConfigureAwait(false);
            if (read != buffer.Length)
            {
                throw new InvalidDataException("a column lies outside of the file");
            }

            _stream.Add(range.Offset, buffer);
            fetched.Add(range.Offset);
        }

        return fetched;
    }

    private ByteRange RangeOf(ParquetRowGroupReader reader, int leaf)
    {
        ColumnMetaData metadata = MetadataOf(reader, leaf);
        if (metadata.NumValues is < 0 or > int.MaxValue)
        {
            throw Throw.LimitExceeded("ParquetColumnValues", metadata.NumValues, int.MaxValue, $"A column of '{_path.Value}'");
        }

        long offset = metadata.DictionaryPageOffset is > 0 and long dictionary
            ? Math.Min(dictionary, metadata.DataPageOffset)
            : metadata.DataPageOffset;
        return offset >= 0 && metadata.TotalCompressedSize is >= 0 and <= int.MaxValue
            && offset + metadata.TotalCompressedSize <= _stream.Length
                ? new ByteRange(offset, (int)metadata.TotalCompressedSize)
                : throw new InvalidDataException("a column lies outside of the file");
    }

    private ColumnMetaData MetadataOf(ParquetRowGroupReader reader, int leaf) =>
        reader.GetMetadata(_fields[leaf]) is { FilePath: null or "", MetaData: { } metadata }
            ? metadata
            : throw new InvalidDataException($"a row group lacks the column '{string.Join('.', _leaves[leaf].Path)}'");
}
