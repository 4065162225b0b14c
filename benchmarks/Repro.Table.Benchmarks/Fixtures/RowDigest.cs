using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Apache.Arrow;

namespace Repro.Table.Benchmarks.Fixtures;

/// <summary>A digest of rows that does not depend on their order, and that DuckDB can compute too.</summary>
/// <remarks>
/// Each row is spelled as text, its columns joined by a bar; the lower halves of the MD5 of the rows are added up. So it sees which
/// values stand in one row together, and how often. MD5 is here for a peer that has nothing else, not against anybody.
/// </remarks>
#pragma warning disable CA5351
internal sealed class RowDigest
{
    private const double FractionScale = 4_294_967_296;

    private UInt128 _sum;
    private readonly byte[] _hash = new byte[MD5.HashSizeInBytes];
    private byte[] _row = new byte[256];
    private int _length;

    /// <summary>Gets how many rows were added.</summary>
    public long RowCount { get; private set; }

    /// <summary>Gets the digest.</summary>
    public string Value => _sum.ToString(CultureInfo.InvariantCulture);

    /// <summary>Returns the statement that makes DuckDB compute the same, as columns <c>rows</c> and <c>digest</c>.</summary>
    /// <param name="columns">The columns, some of those of <see cref="SeededRows"/>.</param>
    /// <param name="condition">A condition in SQL; null for all rows.</param>
    public static string Sql(IEnumerable<string> columns, string? condition) =>
        $"SELECT count(*) AS \"rows\", sum(md5_number_lower(concat_ws('|', {string.Join(", ", columns.Select(Spell))}))::HUGEINT)::VARCHAR AS digest FROM t"
        + (condition is null ? string.Empty : $" WHERE {condition}");

    /// <summary>Adds the rows of a batch.</summary>
    public void Add(RecordBatch batch)
    {
        for (int row = 0; row < batch.Length; row++)
        {
            _length = 0;
            for (int column = 0; column < batch.ColumnCount; column++)
            {
                if (column > 0)
                {
                    Append("|"u8);
                }

                Append(batch.Column(column), row);
            }

            MD5.HashData(_row.AsSpan(0, _length), _hash);
            _sum += BinaryPrimitives.ReadUInt64LittleEndian(_hash.AsSpan(8));
            RowCount++;
        }
    }

    private static string Spell(string column) => column switch
    {
        "ts" => "epoch_us(ts)",
        "price" => "(price * 100)::BIGINT",
        "x" => $"floor(x * {FractionScale.ToString(CultureInfo.InvariantCulture)})::BIGINT",
        "day" => "(day - DATE '1970-01-01')",
        _ => column,
    };

    private void Append(IArrowArray array, int row)
    {
        switch (array)
        {
            case Int64Array longs:
                Append(longs.Values[row]);
                break;
            case TimestampArray times:
                Append(times.Values[row]);
                break;
            case Date32Array days:
                Append(days.Values[row]);
                break;
            case DoubleArray reals:
                Append((long)Math.Floor(reals.Values[row] * FractionScale));
                break;
            case BooleanArray flags:
                Append(flags.GetValue(row)!.Value ? "true"u8 : "false"u8); // No column here has nulls.
                break;
            case Decimal128Array decimals:
                Append(BinaryPrimitives.ReadInt64LittleEndian(decimals.ValueBuffer.Span[(16 * (decimals.Offset + row))..]));
                break;
            case StringArray text:
                Append(text.GetBytes(row));
                break;
            default:
                throw new NotSupportedException($"No spelling for {array.Data.DataType.Name}.");
        }
    }

    private void Append(long number)
    {
        Reserve(20);
        number.TryFormat(_row.AsSpan(_length), out int written, default, CultureInfo.InvariantCulture);
        _length += written;
    }

    private void Append(ReadOnlySpan<byte> text)
    {
        Reserve(text.Length);
        text.CopyTo(_row.AsSpan(_length));
        _length += text.Length;
    }

    private void Reserve(int count)
    {
        if (_length + count > _row.Length)
        {
            System.Array.Resize(ref _row, Math.Max(2 * _row.Length, _length + count));
        }
    }
}
