using System.Globalization;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace Repro.Table.Benchmarks.Workloads;

/// <summary>Appends one row to an open table, no checkpoint being due.</summary>
/// <remarks>Warm-up is on a small table of its own: on the real one it would bring a checkpoint.</remarks>
internal sealed class AppendOneWorkload(string table, string scratch) : Workload
{
    private const int WarmUpAppends = 60;

    private static readonly Schema RowSchema = new(
        [
            new Field("c0", Int64Type.Default, nullable: true),
            new Field("c1", StringType.Default, nullable: true),
            new Field("c2", DoubleType.Default, nullable: true),
            new Field("c3", new TimestampType(TimeUnit.Microsecond, "UTC"), nullable: true),
        ],
        metadata: null);

    private static readonly RecordBatch Row = new(
        RowSchema,
        [
            new Int64Array.Builder().Append(1).Build(),
            new StringArray.Builder().Append("bench").Build(),
            new DoubleArray.Builder().Append(1.5).Build(),
            new TimestampArray.Builder(new TimestampType(TimeUnit.Microsecond, "UTC")).Append(DateTimeOffset.UnixEpoch).Build(),
        ],
        length: 1);

    private DeltaTable? _table;

    /// <inheritdoc/>
    public override int MaxOperations => 8;

    public override async Task PrepareAsync()
    {
        string copy = Path.Combine(scratch, "table");
        TableCopy.Make(table, copy);
        _table = await DeltaTable.OpenAsync(EngineOf(copy));
    }

    public override async Task WarmUpAsync(Func<Task> runUntilSettledAsync)
    {
        DeltaTable small = await DeltaTable.CreateAsync(Path.Combine(scratch, "warm-up"), _table!.Latest.Schema); // Prepared: not null.
        for (int i = 0; i < WarmUpAppends; i++)
        {
            await (await small.AppendAsync(Row)).Maintenance;
        }
    }

    public override async Task<Dictionary<string, string>> RunAsync()
    {
        long before = _table!.Latest.Version; // Prepared: not null.
        long version = (await _table.AppendAsync(Row)).Version;
        return version == before + 1
            ? new() { ["version"] = version.ToString(CultureInfo.InvariantCulture) }
            : throw new InvalidOperationException($"Version {version} follows {before}.");
    }
}
