using System.Buffers.Binary;
using System.Buffers.Text;
using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace Repro.Table.Benchmarks.Fixtures;

/// <summary>Fills the buffers of one batch of <see cref="SeededRows"/>, without an object a row.</summary>
internal sealed class RowsBuilder(int capacity)
{
    private const int CategoryLength = 13;
    private const int NameLength = 20;
    private const long MicrosecondsPerDay = 86_400_000_000;

    private readonly byte[] _ids = new byte[capacity * sizeof(long)];
    private readonly byte[] _times = new byte[capacity * sizeof(long)];
    private readonly byte[] _categories = new byte[capacity * CategoryLength];
    private readonly byte[] _names = new byte[capacity * NameLength];
    private readonly byte[] _prices = new byte[capacity * 16];
    private readonly byte[] _reals = new byte[capacity * sizeof(double)];
    private readonly byte[] _flags = new byte[(capacity + 7) / 8];
    private readonly byte[] _days = new byte[capacity * sizeof(int)];
    private int _count;

    /// <summary>Adds a row whose values are drawn from random bits.</summary>
    public void Add(long id, long time, ulong bits, ulong moreBits)
    {
        int i = _count++;
        Longs(_ids)[i] = id;
        Longs(_times)[i] = time;
        WriteText(_categories.AsSpan(i * CategoryLength, CategoryLength), "category-"u8, bits % 1000);
        WriteText(_names.AsSpan(i * NameLength, NameLength), "n"u8, moreBits % 10_000_000_000_000_000_000);
        BinaryPrimitives.WriteInt64LittleEndian(_prices.AsSpan(i * 16), (long)((bits >> 10) % 100_000_000));
        MemoryMarshal.Cast<byte, double>(_reals.AsSpan())[i] = (moreBits >> 11) * (1.0 / (1UL << 53));
        _flags[i / 8] |= (byte)((bits >> 63) << (i % 8));
        MemoryMarshal.Cast<byte, int>(_days.AsSpan())[i] = (int)(time / MicrosecondsPerDay);
    }

    /// <summary>Hands the buffers over.</summary>
    public RecordBatch Build(Schema schema) => new(
        schema,
        [
            new Int64Array(Fixed(schema, 0, _ids)),
            new TimestampArray(Fixed(schema, 1, _times)),
            new StringArray(Text(_categories, CategoryLength)),
            new StringArray(Text(_names, NameLength)),
            new Decimal128Array(Fixed(schema, 4, _prices)),
            new DoubleArray(Fixed(schema, 5, _reals)),
            new BooleanArray(Fixed(schema, 6, _flags)),
            new Date32Array(Fixed(schema, 7, _days)),
        ],
        _count);

    private static Span<long> Longs(byte[] bytes) => MemoryMarshal.Cast<byte, long>(bytes.AsSpan());

    private static void WriteText(Span<byte> destination, ReadOnlySpan<byte> prefix, ulong number)
    {
        prefix.CopyTo(destination);
        Span<byte> digits = destination[prefix.Length..];
        Utf8Formatter.TryFormat(number, digits, out _, new System.Buffers.StandardFormat('D', (byte)digits.Length));
    }

    private ArrayData Fixed(Schema schema, int column, byte[] values) =>
        new(schema.GetFieldByIndex(column).DataType, _count, 0, 0, [ArrowBuffer.Empty, new ArrowBuffer(values)]);

    private ArrayData Text(byte[] bytes, int length)
    {
        byte[] offsets = new byte[(_count + 1) * sizeof(int)];
        Span<int> starts = MemoryMarshal.Cast<byte, int>(offsets.AsSpan());
        for (int i = 0; i <= _count; i++)
        {
            starts[i] = i * length;
        }

        return new ArrayData(
            StringType.Default, _count, 0, 0, [ArrowBuffer.Empty, new ArrowBuffer(offsets), new ArrowBuffer(bytes)]);
    }
}
