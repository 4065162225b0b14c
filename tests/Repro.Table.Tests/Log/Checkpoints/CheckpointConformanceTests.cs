using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
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
    [Fact]
    [Trait("MP", "18")]
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

        Assert.Empty(failures);
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
        catch (TableException exception)
        {
            return [$"{name}: {exception}"];
        }
    }

    private static IEnumerable<string> Differences(CheckpointContents read, long version, JsonElement facts)
    {
        if (read.Protocol is null || read.Metadata is null)
        {
            yield return "it has no protocol or no metadata";
        }

        if (!facts.TryGetProperty("perVersion", out JsonElement versions))
        {
            yield break;
        }

        foreach (JsonElement fact in versions.EnumerateArray())
        {
            if (fact.GetProperty("version").GetInt64() == version)
            {
                int count = fact.GetProperty("numFiles").GetInt32();
                string digest = fact.GetProperty("filesDigest").GetString()!;
                if (read.Adds.Count != count || FilesDigest(read.Adds) != digest)
                {
                    yield return $"it has {read.Adds.Count} files where {count} were expected, or others";
                }
            }
        }
    }

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
