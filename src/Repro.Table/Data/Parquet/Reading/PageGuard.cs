using Parquet.Meta;
using Repro.Table.Data.Parquet.Layout;
using Repro.Table.Errors;
using PhysicalType = Parquet.Meta.Type;

namespace Repro.Table.Data.Parquet.Reading;

/// <summary>Looks through the page headers of a column before it is decoded: they must add up, and be of kinds that are read.</summary>
/// <remarks>
/// The library behind decodes some pages wrongly without saying so (booleans in runs, pages with LZ4 frames of Hadoop), others it
/// does not know (second-version pages with repetition). Those are refused here, by name.
/// </remarks>
internal static class PageGuard
{
    private const int MaxPageSizeInBytes = 1 << 30;

    /// <summary>Checks the pages of a column chunk.</summary>
    /// <param name="chunk">The bytes of the chunk.</param>
    /// <param name="metadata">What the footer says of it.</param>
    /// <param name="leaf">The leaf.</param>
    /// <param name="file">The file, for messages.</param>
    /// <exception cref="InvalidDataException">The pages contradict themselves or the footer.</exception>
    /// <exception cref="UnsupportedFeatureException">A page is of a kind that is not read.</exception>
    /// <exception cref="LimitExceededException">A page says that it is larger than any should be.</exception>
    public static void Check(ReadOnlySpan<byte> chunk, ColumnMetaData metadata, ParquetNode leaf, string file)
    {
        RefuseCodec(metadata.Codec, file);
        long slots = 0;
        int position = 0;
        while (slots < metadata.NumValues)
        {
            PageSummary page = PageSummary.Read(chunk[position..]);
            if (page.CompressedSizeInBytes > chunk.Length - position - page.HeaderSizeInBytes)
            {
                throw new InvalidDataException($"a page of column '{string.Join('.', leaf.Path)}' reaches past its end");
            }

            RefusePage(page, leaf, file);
            slots += page.Type == PageType.DICTIONARY_PAGE ? 0 : page.SlotCount;
            position += page.HeaderSizeInBytes + page.CompressedSizeInBytes;
        }

        if (slots != metadata.NumValues)
        {
            throw new InvalidDataException($"the pages of column '{string.Join('.', leaf.Path)}' have more values than its footer says");
        }
    }

    private static void RefuseCodec(CompressionCodec codec, string file)
    {
        if (codec is CompressionCodec.LZ4 or CompressionCodec.LZO or > CompressionCodec.LZ4_RAW)
        {
            throw Throw.ParquetUnsupported(file, $"the Parquet codec {codec}");
        }
    }

    private static void RefusePage(PageSummary page, ParquetNode leaf, string file)
    {
        if (page.UncompressedSizeInBytes > MaxPageSizeInBytes)
        {
            throw Throw.LimitExceeded("ParquetPageSizeInBytes", page.UncompressedSizeInBytes, MaxPageSizeInBytes, $"A page of '{file}'");
        }

        if (page.Type == PageType.INDEX_PAGE)
        {
            throw Throw.ParquetUnsupported(file, "Parquet index pages");
        }

        if (page.Type == PageType.DATA_PAGE_V2 && leaf.RepetitionLevel > 0)
        {
            throw Throw.ParquetUnsupported(file, "Parquet data pages of version 2 in a nested column");
        }

        if (!CanDecode(page.Encoding, leaf.PhysicalType))
        {
            throw Throw.ParquetUnsupported(file, $"the Parquet encoding {page.Encoding} for {leaf.PhysicalType}");
        }
    }

    private static bool CanDecode(Encoding encoding, PhysicalType? type) => encoding switch
    {
        Encoding.PLAIN => true,
        Encoding.PLAIN_DICTIONARY or Encoding.RLE_DICTIONARY => type != PhysicalType.BOOLEAN,
        Encoding.DELTA_BINARY_PACKED => type is PhysicalType.INT32 or PhysicalType.INT64,
        Encoding.DELTA_LENGTH_BYTE_ARRAY or Encoding.DELTA_BYTE_ARRAY => type == PhysicalType.BYTE_ARRAY,
        Encoding.BYTE_STREAM_SPLIT => type is PhysicalType.FLOAT or PhysicalType.DOUBLE or PhysicalType.INT32 or PhysicalType.INT64,
        _ => false,
    };
}
