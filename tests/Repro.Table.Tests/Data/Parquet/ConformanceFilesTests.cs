using System.Text.Json;
using Repro.Table.Errors;
using Repro.Table.Schemas;
using Repro.Table.Tests.Data.Arrow;
using Xunit;

namespace Repro.Table.Tests.Data.Parquet;

/// <summary>Data files of other engines, of tables whose rows are the rows of their files: no partitions, no mapping, no deletes.</summary>
public sealed class ConformanceFilesTests
{
    private const string OldTimestamps = "trino/databricks73/old_timestamps";
    private const string OldDates = "trino/databricks73/old_dates";

    [Theory]
    [InlineData(OldTimestamps, "ts", "-12219289077000000", "-315615477000000", "1577840523000000")]
    [InlineData(OldDates, "d", "-141427", "-3653", "18262")]
    [Trait("MP", "75")]
    public async Task What_may_be_of_the_hybrid_calendar_is_refused_and_later_values_are_read(
        string table, string column, params string[] values)
    {
        string folder = Path.Combine(SharedFolder.Find("conformance"), "tables", table);
        StructType schema = ParquetFiles.Schema((column, table == OldDates ? DataType.Date : DataType.Timestamp));
        List<string> outcomes = [];
        foreach (string file in Directory.GetFiles(folder, "*.parquet").Order(StringComparer.Ordinal))
        {
            try
            {
                outcomes.AddRange(await ParquetFiles.ReadRowsAsync(ParquetFiles.Open(file), schema));
            }
            catch (UnsupportedFeatureException e)
            {
                outcomes.AddRange(e.Features);
            }
        }

        Assert.Equal([$"dates or times of the hybrid Julian calendar in column '{column}'", .. values], outcomes);
    }

    [Fact]
    [Trait("MP", "71")]
    [Trait("MP", "129")]
    public async Task Files_of_other_engines_hold_the_rows_that_their_tables_list()
    {
        string root = SharedFolder.Find("conformance");
        using JsonDocument catalog = JsonDocument.Parse(await ReadTextAsync(Path.Combine(root, "catalog.json")));
        using JsonDocument expected = JsonDocument.Parse(await ReadTextAsync(Path.Combine(root, "expected.json")));
        List<string> differences = [];
        int compared = 0;
        foreach (JsonElement table in catalog.RootElement.EnumerateArray())
        {
            JsonElement facts = expected.RootElement.GetProperty(table.GetProperty("id").GetString()!);
            if (IsPlain(table, facts))
            {
                compared++;
                if (await CompareAsync(root, table, facts) is { } difference)
                {
                    differences.Add($"{table.GetProperty("id").GetString()}: {difference}");
                }
            }
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences));
        Assert.InRange(compared, 100, 400);
    }

    private static bool IsPlain(JsonElement table, JsonElement facts)
    {
        string[] unfit =
        [
            "deletion-vectors", "column-mapping-name", "column-mapping-id", "type-variant", "geospatial", "data-files-absent",
            "partitioned", "absolute-paths", "relative-outside-paths", "catalog-managed", "op-clone", "materialize-partition-columns",
        ];
        return !table.GetProperty("negative").GetBoolean()
            && table.GetProperty("id").GetString() is not (OldTimestamps or OldDates)
            && table.GetProperty("expected").TryGetProperty("rowsFile", out JsonElement rows)
            && rows.ValueKind == JsonValueKind.String
            && facts.TryGetProperty("files", out JsonElement files)
            && files.GetArrayLength() < 200
            && !table.GetProperty("exercises").EnumerateArray().Any(e => unfit.Contains(e.GetString()));
    }

    private static async Task<string?> CompareAsync(string root, JsonElement table, JsonElement facts)
    {
        JsonElement metadata = facts.GetProperty("metadata").EnumerateArray().Last();
        StructType schema = SchemaText.Parse(metadata.GetProperty("schemaString").GetString()!);
        List<string> actual = [];
        try
        {
            foreach (JsonElement file in facts.GetProperty("files").EnumerateArray())
            {
                string path = Path.Combine(
                    root, table.GetProperty("folder").GetString()!, Uri.UnescapeDataString(file.GetProperty("path").GetString()!));
                foreach (Apache.Arrow.RecordBatch batch in await ParquetFiles.ReadAsync(ParquetFiles.Open(path), schema))
                {
                    actual.AddRange(ArrowJson.Rows(batch));
                }
            }
        }
        catch (Exception e) when (e is TableException or NotSupportedException)
        {
            return $"{e.GetType().Name}: {e.Message}";
        }

        string rowsFile = table.GetProperty("expected").GetProperty("rowsFile").GetString()!;
        string[] lines = await File.ReadAllLinesAsync(Path.Combine(root, rowsFile), TestContext.Current.CancellationToken);
        List<string> expected = [.. lines.Where(l => l.Length > 0).Select(ArrowJson.Canonical)];
        actual.Sort(StringComparer.Ordinal);
        expected.Sort(StringComparer.Ordinal);
        int at = actual.Zip(expected).TakeWhile(p => p.First == p.Second).Count();
        return actual.SequenceEqual(expected)
            ? null
            : $"{actual.Count} rows for {expected.Count}; {actual.ElementAtOrDefault(at)} for {expected.ElementAtOrDefault(at)}";
    }

    private static Task<string> ReadTextAsync(string path) => File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
}
