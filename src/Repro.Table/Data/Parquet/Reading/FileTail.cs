using System.Buffers.Binary;
using Repro.Table.Data.Parquet.Thrift;
using Repro.Table.Errors;
using Repro.Table.Storage;

namespace Repro.Table.Data.Parquet.Reading;

/// <summary>Fetches the end of a Parquet file, in one request unless the footer is large, and checks that it is one.</summary>
internal static class FileTail
{
    /// <summary>How many bytes the first request asks for: most footers fit.</summary>
    public const int FirstReadSizeInBytes = 64 * 1024;

    private const int TrailerSizeInBytes = 8;

    /// <summary>Fetches the tail of a file.</summary>
    /// <returns>The last bytes of the file, the footer and the magic number included.</returns>
    /// <exception cref="DataFileCorruptException">It is no Parquet file, damaged, or not of the size that the log says.</exception>
    /// <exception cref="UnsupportedFeatureException">It is encrypted.</exception>
    public static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(
        ITableStore store, TablePath path, long sizeInBytes, CancellationToken cancellationToken)
    {
        if (sizeInBytes < TrailerSizeInBytes + 4)
        {
            throw Throw.DataFileCorrupt(path.Value, $"{sizeInBytes} bytes are too few for a Parquet file");
        }

        // One byte more than there should be tells whether the file goes on.
        int size = (int)Math.Min(sizeInBytes, FirstReadSizeInBytes);
        byte[] buffer = new byte[size + 1];
        int read = await store.ReadRangeAsync(path, sizeInBytes - size, buffer, entityTag: null, cancellationToken).ConfigureAwait(false);
        if (read != size)
        {
            throw Throw.DataFileCorrupt(
                path.Value, $"it is {(read < size ? "shorter" : "longer")} than the {sizeInBytes} bytes that the log gives");
        }

        ReadOnlyMemory<byte> tail = buffer.AsMemory(0, size);
        int footerSize = FooterSize(tail.Span, path.Value, sizeInBytes);
        if (footerSize + TrailerSizeInBytes > size)
        {
            byte[] larger = new byte[footerSize + TrailerSizeInBytes];
            long offset = sizeInBytes - larger.Length;
            int missing = larger.Length - size;
            tail.CopyTo(larger.AsMemory(missing));
            read = await store.ReadRangeAsync(path, offset, larger.AsMemory(0, missing), entityTag: null, cancellationToken)
                .ConfigureAwait(false);
            tail = read == missing ? larger : throw Throw.DataFileCorrupt(path.Value, "it changed while it was read");
        }

        CheckFooter(tail.Span[^(footerSize + TrailerSizeInBytes)..^TrailerSizeInBytes]);
        return tail;
    }

    private static int FooterSize(ReadOnlySpan<byte> tail, string path, long sizeInBytes)
    {
        ReadOnlySpan<byte> magic = tail[^4..];
        if (!magic.SequenceEqual("PAR1"u8))
        {
            throw magic.SequenceEqual("PARE"u8)
                ? Throw.ParquetUnsupported(path, "Parquet encryption")
                : Throw.DataFileCorrupt(path, "it does not end as a Parquet file does");
        }

        int size = BinaryPrimitives.ReadInt32LittleEndian(tail[^TrailerSizeInBytes..]);
        return size > 0 && size <= sizeInBytes - TrailerSizeInBytes - 4
            ? size
            : throw Throw.DataFileCorrupt(path, $"a footer of {size} bytes does not fit into {sizeInBytes} bytes");
    }

    /// <summary>Walks through the footer once, because the library that reads it would not stop at its end.</summary>
    private static void CheckFooter(ReadOnlySpan<byte> footer)
    {
        ThriftReader reader = new(footer);
        reader.Skip(ThriftType.Struct);
    }
}
