using Apache.Arrow;
using Apache.Arrow.Types;
using Repro.Table.Schemas;
using StructField = Repro.Table.Schemas.StructField;
using StructType = Repro.Table.Schemas.StructType;

namespace Repro.Table.Benchmarks.Fixtures;

/// <summary>Rows of eight mixed columns, the same for the same seed: what <c>T10M</c> holds, made in process.</summary>
/// <remarks>id, timestamp, category of 1,000, name of 20 bytes, decimal(12,2), double in [0,1), boolean, date; ascending by id.</remarks>
internal static class SeededRows
{
    /// <summary>The rows of one batch.</summary>
    public const int BatchRows = 65_536;

    private const long Start2024 = 1_704_067_200_000_000;

    /// <summary>Gets the schema of the table.</summary>
    public static StructType Schema { get; } = new()
    {
        Fields =
        [
            new StructField { Name = "id", Type = DataType.Long },
            new StructField { Name = "ts", Type = DataType.Timestamp },
            new StructField { Name = "category", Type = DataType.String },
            new StructField { Name = "name", Type = DataType.String },
            new StructField { Name = "price", Type = new DecimalType(12, 2) },
            new StructField { Name = "x", Type = DataType.Double },
            new StructField { Name = "flag", Type = DataType.Boolean },
            new StructField { Name = "day", Type = DataType.Date },
        ],
    };

    private static Schema ArrowSchema { get; } = new(
        [
            new Field("id", Int64Type.Default, nullable: true),
            new Field("ts", new TimestampType(TimeUnit.Microsecond, "UTC"), nullable: true),
            new Field("category", StringType.Default, nullable: true),
            new Field("name", StringType.Default, nullable: true),
            new Field("price", new Decimal128Type(12, 2), nullable: true),
            new Field("x", DoubleType.Default, nullable: true),
            new Field("flag", BooleanType.Default, nullable: true),
            new Field("day", Date32Type.Default, nullable: true),
        ],
        metadata: null);

    /// <summary>Makes the rows, a batch at a time; whoever consumes a batch disposes it.</summary>
    public static IEnumerable<RecordBatch> Batches(long rowCount, ulong seed)
    {
        for (long start = 0; start < rowCount; start += BatchRows)
        {
            yield return Batch(start, (int)Math.Min(BatchRows, rowCount - start), seed);
        }
    }

    /// <summary>Makes the rows from one id on.</summary>
    public static RecordBatch Batch(long firstId, int rowCount, ulong seed)
    {
        RowsBuilder rows = new(rowCount);
        for (int i = 0; i < rowCount; i++)
        {
            long id = firstId + i;
            ulong bits = Mix(seed + (ulong)id);
            long time = Start2024 + (id * 3_000_000);
            rows.Add(id, time, bits, Mix(bits));
        }

        return rows.Build(ArrowSchema);
    }

    // SplitMix64: every id has its own bits, whatever batch it comes in.
    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
