using Repro.Table.Cli.Terminal;

namespace Repro.Table.Cli.JsonLines;

/// <summary>The lines of a file, read forward into one buffer that grows to the longest line. Empty lines are skipped.</summary>
internal sealed class JsonLineReader : IAsyncDisposable
{
    // A file that is one document, and not lines, would otherwise be read whole.
    private const int MaxLineSizeInBytes = 64 * 1024 * 1024;

    private readonly FileStream _stream;
    private byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _length;
    private int _next;
    private int _end;
    private bool _isAtEnd;

    private JsonLineReader(string path, FileStream stream)
    {
        Path = path;
        _stream = stream;
    }

    /// <summary>Gets the path of the file, for messages.</summary>
    public string Path { get; }

    /// <summary>Gets the number of the current line, from 1.</summary>
    public long LineNumber { get; private set; }

    /// <summary>Gets the current line without its end, valid until the next one is read.</summary>
    public ReadOnlySpan<byte> Line => _buffer.AsSpan(_start, _length);

    /// <summary>Gets whether the file can be read more than once; a pipe cannot.</summary>
    public bool CanReadAgain => _stream.CanSeek;

    /// <summary>Opens a file.</summary>
    public static JsonLineReader Open(string path) => new(path, new FileStream(path, new FileStreamOptions
    {
        BufferSize = 0,
        Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
        Share = FileShare.Read,
    }));

    /// <summary>Moves to the next line that is not empty; false at the end.</summary>
    /// <exception cref="Failures.CliException">A line is too long.</exception>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        do
        {
            if (!await ReadAnyAsync(cancellationToken).ConfigureAwait(false))
            {
                return false;
            }

            SkipByteOrderMark();
        }
        while (Line.Trim(" \t\r"u8).IsEmpty);

        return true;
    }

    /// <summary>Tells how much of the file was read, where its size is known.</summary>
    public void Report(IProgress<WorkProgress> progress)
    {
        if (_stream.CanSeek && _stream.Length > 0)
        {
            progress.Report(new WorkProgress(_stream.Position, _stream.Length));
        }
    }

    public ValueTask DisposeAsync() => _stream.DisposeAsync();

    private async ValueTask<bool> ReadAnyAsync(CancellationToken cancellationToken)
    {
        _start = _next;
        int scanned = _start;
        int length;
        while ((length = _buffer.AsSpan(scanned, _end - scanned).IndexOf((byte)'\n')) < 0 && !_isAtEnd)
        {
            int seen = _end - _start;
            await FillAsync(cancellationToken).ConfigureAwait(false);
            scanned = _start + seen;
        }

        _length = (length < 0 ? _end : scanned + length) - _start;
        _next = _start + _length + (length < 0 ? 0 : 1);
        LineNumber++;
        return length >= 0 || _length > 0;
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
        {
            if (_end >= MaxLineSizeInBytes)
            {
                throw JsonLineErrors.Malformed(Path, LineNumber + 1, "it is longer than 64 MiB");
            }

            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        int read = await _stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
        _end += read;
        _isAtEnd = read == 0;
    }

    private void SkipByteOrderMark()
    {
        ReadOnlySpan<byte> mark = "\uFEFF"u8;
        if (LineNumber == 1 && Line.StartsWith(mark))
        {
            _start += mark.Length;
            _length -= mark.Length;
        }
    }
}
