using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Repro.Table.Data.Parquet;
using Repro.Table.Errors;
using Repro.Table.Log.Actions;
using Repro.Table.Log.Checkpoints;
using Repro.Table.Log.Segments;
using Repro.Table.Log.State;
using Repro.Table.Storage.Local;
using Repro.Table.TestKit.Peers;
using Xunit;

namespace Repro.Table.Tests.Log.Checkpoints;

/// <summary>Checkpoints of other engines: Spark of all ages, delta-rs, the kernels; one file, several, all layouts of lists.</summary>
public class CheckpointConformanceTests
{
    // The checkpoint of kernel-rs/parquet_row_group_skipping was made by hand and kept the metadata of another table.
    private const string ForeignId = "d896277e-76a7-4ad9-9d7e-1cdc8cf0ed6e";

    [Fact]
    [Trait("MP", "22")]
    public async Task Every_V1_checkpoint_holds_the_files_of_its_version_and_every_other_is_refused_by_name()
    {
        string corpus = SharedFolder.Require("conformance");
        using JsonDocument expected = await ReadJsonAsync(Path.Combine(corpus, "expected.json"));
        using JsonDocument catalog = await ReadJsonAsync(Path.Combine(corpus, "catalog.json"));
        List<string> failures = [];
        Outcomes outcomes = new();
        foreach (JsonElement table in catalog.RootElement.EnumerateArray())
        {
            string folder = Path.Combine(corpus, table.GetProperty("folder").GetString()!);
            if (Directory.Exists(Path.Combine(folder, "_delta_log")))
            {
                LocalTableStore store = new(folder);
                LogListing listing = await LogListing.ReadAsync(store, 0, TestContext.Current.CancellationToken);
                JsonElement facts = expected.RootElement.GetProperty(table.GetProperty("id").GetString()!);
                foreach (CheckpointFiles checkpoint in listing.Checkpoints)
                {
                    failures.AddRange(await CheckAsync(store, checkpoint, facts, outcomes));
                }
            }
        }

        Assert.True(failures.Count == 0, string.Join("\n", failures));
        Assert.InRange(outcomes.Classic, 60, int.MaxValue);
        Assert.InRange(outcomes.MultiPart, 3, int.MaxValue);
        Assert.InRange(outcomes.V2, 5, int.MaxValue);
    }

    private static async Task<IEnumerable<string>> CheckAsync(
        LocalTableStore store, CheckpointFiles checkpoint, JsonElement facts, Outcomes outcomes)
    {
        string name = $"{store.Location} {checkpoint.Files[0].Path}";
        try
        {
            CheckpointContents read = await new CheckpointReader(store, new ParquetNetEngine()).ReadAsync(
                checkpoint, ActionKinds.State | ActionKinds.RemoveDetails, new FileIndex(), TestContext.Current.CancellationToken);
            outcomes.Classic += checkpoint.Form == CheckpointForm.Classic ? 1 : 0;
            outcomes.MultiPart += checkpoint.Form == CheckpointForm.MultiPart ? 1 : 0;
            return Differences(read, checkpoint.Version, facts).Select(d => $"{name}: {d}");
        }
        catch (UnsupportedFeatureException exception) when (exception.Features.Contains("v2Checkpoint"))
        {
            outcomes.V2++;
            return [];
        }
        catch (DataFileCorruptException exception) when (
            At(facts, "metadata", checkpoint.Version) is { } metadata
            && metadata.GetProperty("schemaString").ValueKind == JsonValueKind.Null
            && exception.Reason.Contains("metaData.schemaString", StringComparison.Ordinal))
        {
            // Test tables of Spark that never had a schema, which the protocol requires.
            return [];
        }
        catch (TableException exception)
        {
            return [$"{name}: {exception}"];
        }
    }

    private static IEnumerable<string> Differences(CheckpointContents read, long version, JsonElement facts)
    {
        if (read.Protocol is not { } protocol || read.Metadata is not { } metadata)
        {
            yield return "it has no protocol or no metadata";
            yield break;
        }

        if (At(facts, "metadata", version) is { } expectedMetadata
            && metadata.Id != ForeignId
            && (metadata.Id != expectedMetadata.GetProperty("id").GetString()
                || metadata.Name != expectedMetadata.GetProperty("name").GetString()
                || !IsSameJson(metadata.SchemaString, expectedMetadata.GetProperty("schemaString").GetString()!)
                || !metadata.PartitionColumns.SequenceEqual(Texts(expectedMetadata.GetProperty("partitionColumns"))!)
                || metadata.Configuration.Count != expectedMetadata.GetProperty("configuration").EnumerateObject().Count()))
        {
            yield return $"its metadata is {metadata}";
        }

        if (At(facts, "protocol", version) is { } expectedProtocol && protocol != new Protocol
        {
            MinReaderVersion = expectedProtocol.GetProperty("minReaderVersion").GetInt32(),
            MinWriterVersion = expectedProtocol.GetProperty("minWriterVersion").GetInt32(),
            ReaderFeatures = Texts(expectedProtocol.GetProperty("readerFeatures")),
            WriterFeatures = Texts(expectedProtocol.GetProperty("writerFeatures")),
        })
        {
            yield return $"its protocol is {protocol}";
        }

        foreach (JsonElement fact in facts.TryGetProperty("perVersion", out JsonElement versions) ? versions.EnumerateArray() : default)
        {
            int count = fact.GetProperty("numFiles").GetInt32();
            string digest = fact.GetProperty("filesDigest").GetString()!;
            if (fact.GetProperty("version").GetInt64() == version && (read.Adds.Count != count || FilesDigest(read.Adds) != digest))
            {
                yield return $"it has {read.Adds.Count} files where {count} were expected, or others";
            }
        }
    }

    // One program wrote the schema of a checkpoint with other spaces than the commits have.
    private static bool IsSameJson(string left, string right) => JsonNode.DeepEquals(JsonNode.Parse(left), JsonNode.Parse(right));

    private static JsonElement? At(JsonElement facts, string name, long version)
    {
        JsonElement? found = null;
        foreach (JsonElement fact in facts.TryGetProperty(name, out JsonElement list) ? list.EnumerateArray() : default)
        {
            found = fact.GetProperty("fromVersion").GetInt64() <= version ? fact : found;
        }

        return found;
    }

    private static ImmutableArray<string>? Texts(JsonElement list) =>
        list.ValueKind == JsonValueKind.Null ? null : [.. list.EnumerateArray().Select(e => e.GetString()!)];

    private static string FilesDigest(SegmentList adds)
    {
        IEnumerable<string> lines = CheckpointStates.Adds(adds, [])
            .Select(a => a.DeletionVector is null ? a.Path : $"{a.Path}\t{a.DeletionVector.UniqueId}")
            .Order(StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
    }

    private static async Task<JsonDocument> ReadJsonAsync(string path)
    {
        await using FileStream stream = File.OpenRead(path);
        return await JsonDocument.ParseAsync(stream, default, TestContext.Current.CancellationToken);
    }

    private sealed class Outcomes
    {
        public int Classic { get; set; }

        public int MultiPart { get; set; }

        public int V2 { get; set; }
    }
}
