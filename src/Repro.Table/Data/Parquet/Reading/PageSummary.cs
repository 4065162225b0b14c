using Parquet.Meta;
using Repro.Table.Data.Parquet.Thrift;

namespace Repro.Table.Data.Parquet.Reading;

/// <summary>What matters of a page header.</summary>
internal readonly record struct PageSummary
{
    private const int DataPage = 5;
    private const int DictionaryPage = 7;
    private const int DataPageV2 = 8;

    /// <summary>Gets the kind of page.</summary>
    public PageType Type { get; private init; }

    /// <summary>Gets the size of the header itself.</summary>
    public int HeaderSizeInBytes { get; private init; }

    /// <summary>Gets the size of the page as it is stored.</summary>
    public int CompressedSizeInBytes { get; private init; }

    /// <summary>Gets the size of the page after decompression.</summary>
    public int UncompressedSizeInBytes { get; private init; }

    /// <summary>Gets how many slots the page has, nulls included.</summary>
    public int SlotCount { get; private init; }

    /// <summary>Gets the encoding of its values.</summary>
    public Encoding Encoding { get; private init; }

    /// <summary>Reads the header at the start of some bytes.</summary>
    /// <exception cref="InvalidDataException">There is none, or it makes no sense.</exception>
    public static PageSummary Read(ReadOnlySpan<byte> bytes)
    {
        ThriftReader reader = new(bytes);
        PageSummary page = default;
        int field = 0;
        while (reader.TryReadField(ref field, out ThriftType type))
        {
            page = (field, type) switch
            {
                (1, ThriftType.Int32) => page with { Type = (PageType)reader.ReadInt32() },
                (2, ThriftType.Int32) => page with { UncompressedSizeInBytes = reader.ReadInt32() },
                (3, ThriftType.Int32) => page with { CompressedSizeInBytes = reader.ReadInt32() },
                (DataPage or DictionaryPage or DataPageV2, ThriftType.Struct) => ReadPage(page, ref reader, field),
                _ => Skip(page, ref reader, type),
            };
        }

        page = page with { HeaderSizeInBytes = reader.Position };
        return page.CompressedSizeInBytes >= 0 && page.UncompressedSizeInBytes >= 0 && page.SlotCount >= 0
            ? page
            : throw new InvalidDataException("a page has a negative size");
    }

    private static PageSummary ReadPage(PageSummary page, ref ThriftReader reader, int kind)
    {
        int encodingField = kind == DataPageV2 ? 4 : 2;
        int field = 0;
        while (reader.TryReadField(ref field, out ThriftType type))
        {
            page = type == ThriftType.Int32 && field == 1 ? page with { SlotCount = reader.ReadInt32() }
                : type == ThriftType.Int32 && field == encodingField ? page with { Encoding = (Encoding)reader.ReadInt32() }
                : Skip(page, ref reader, type);
        }

        return page;
    }

    private static PageSummary Skip(PageSummary page, ref ThriftReader reader, ThriftType type)
    {
        reader.Skip(type);
        return page;
    }
}
