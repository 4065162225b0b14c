using System.Text;
using CsvHelper;
using Repro.Table.Cli.Terminal;

namespace Repro.Table.Cli.Csv;

/// <summary>The rows of a CSV file, read forward with bounded memory. Every failure names the line where its record starts.</summary>
/// <remarks>
/// UTF-8, or UTF-16 and UTF-32 with a byte order mark. Quotes as in RFC 4180: a quoted field may hold delimiters, line breaks and
/// doubled quotes. Empty lines are skipped. Every record has as many fields as the first.
/// </remarks>
internal sealed class CsvRows : IAsyncDisposable
{
    // A quote that is never closed would otherwise swallow the rest of the file.
    private const int MaxRecordSizeInBytes = 64 * 1024 * 1024;

    private readonly FileStream _stream;
    private readonly CsvReader _reader;
    private readonly byte[][] _nullTexts;

    private CsvRows(string path, FileStream stream, CsvFormat format)
    {
        Path = path;
        _stream = stream;
        _nullTexts = format.NullTexts.Select(Encoding.UTF8.GetBytes).ToArray();
        _reader = CsvReader.Create(
            stream,
            new CsvReaderOptions
            {
                Separator = format.Delimiter,
                HasHeader = format.HasHeader,
                MalformedData = CsvMalformedDataHandling.Throw,
                FieldCountMismatch = CsvFieldCountHandling.Throw,
                MaxRecordSize = MaxRecordSizeInBytes,
                TrackLineNumbers = true,
            },
            leaveOpen: true);
    }

    /// <summary>Gets the path of the file, for messages.</summary>
    public string Path { get; }

    /// <summary>Gets the names of the columns, in order; known after the first <see cref="ReadAsync"/>, whatever it returned.</summary>
    public IReadOnlyList<string> Names { get; private set; } = [];

    /// <summary>Gets the line where the current row starts, from 1.</summary>
    public long LineNumber => _reader.LineNumber;

    /// <summary>Gets whether the file can be read more than once; a pipe cannot.</summary>
    public bool CanReadAgain => _stream.CanSeek;

    /// <summary>Opens a file.</summary>
    public static CsvRows Open(string path, CsvFormat format)
    {
        FileStreamOptions options = new() { Options = FileOptions.Asynchronous | FileOptions.SequentialScan, Share = FileShare.Read };
        return new CsvRows(path, new FileStream(path, options), format);
    }

    /// <summary>Moves to the next row; false at the end.</summary>
    /// <exception cref="Failures.CliException">The file is not well formed.</exception>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            bool hasRow = await _reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (Names.Count == 0)
            {
                Names = ColumnNames(hasRow);
            }

            return hasRow;
        }
        catch (CsvFormatException e)
        {
            throw CsvErrors.Malformed(Path, Math.Max(e.LineNumber, 1), e);
        }
    }

    /// <summary>Tells how much of the file was read, where its size is known.</summary>
    public void Report(IProgress<WorkProgress> progress)
    {
        if (_stream.CanSeek && _stream.Length > 0)
        {
            progress.Report(new WorkProgress(_stream.Position, _stream.Length));
        }
    }

    /// <summary>Returns a field of the current row as UTF-8, without its quotes; valid until the next row.</summary>
    public ReadOnlySpan<byte> Field(int index) => _reader.GetSpan(index);

    /// <summary>Returns whether a field of the current row stands in quotes.</summary>
    public bool IsQuoted(int index) => _reader.GetRawSpan(index) is [(byte)'"', ..];

    /// <summary>Returns whether a field of the current row is empty or one of the texts that mean null.</summary>
    public bool MeansNull(int index)
    {
        ReadOnlySpan<byte> field = _reader.GetSpan(index);
        if (field.IsEmpty)
        {
            return true;
        }

        foreach (byte[] text in _nullTexts)
        {
            if (field.SequenceEqual(text))
            {
                return true;
            }
        }

        return false;
    }

    public async ValueTask DisposeAsync()
    {
        await _reader.DisposeAsync().ConfigureAwait(false);
        await _stream.DisposeAsync().ConfigureAwait(false);
    }

    private string[] ColumnNames(bool hasRow)
    {
        string[] names = _reader.Options.HasHeader
            ? [.. _reader.Headers]
            : Enumerable.Range(1, hasRow ? _reader.FieldCount : 0).Select(i => FormattableString.Invariant($"column_{i}")).ToArray();
        if (names.Length == 0)
        {
            throw CsvErrors.Empty(Path);
        }

        HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < names.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(names[i]))
            {
                throw CsvErrors.HeaderInvalid(Path, $"column {i + 1} has no name");
            }

            if (!seen.Add(names[i]))
            {
                throw CsvErrors.HeaderInvalid(Path, $"the name '{names[i]}' occurs twice (case does not count)");
            }
        }

        return names;
    }
}
