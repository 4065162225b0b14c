using System.Text;

namespace Repro.Table.Cli.Terminal;

/// <summary>Takes UTF-8 text and prints it line by line, made safe for a terminal by <see cref="VisibleText"/>.</summary>
internal sealed class VisibleStream(TextWriter output) : Stream
{
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private readonly StringBuilder _line = new();

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        char[] chars = new char[Encoding.UTF8.GetMaxCharCount(buffer.Length)];
        ReadOnlySpan<char> text = chars.AsSpan(0, _decoder.GetChars(buffer, chars, flush: false));
        while (text.IndexOf('\n') is >= 0 and int end)
        {
            _line.Append(text[..end]);
            output.WriteLine(VisibleText.Of(_line.ToString()));
            _line.Clear();
            text = text[(end + 1)..];
        }

        _line.Append(text);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override void Flush() => output.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
