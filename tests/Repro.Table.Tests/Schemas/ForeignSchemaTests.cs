using System.Text.Json;
using Repro.Table.Log.Actions;
using Repro.Table.Schemas;
using Xunit;

namespace Repro.Table.Tests.Schemas;

/// <summary>The schemas and protocols in the logs of tables that other engines wrote.</summary>
public sealed class ForeignSchemaTests
{
    [Fact]
    [Trait("MP", "97")]
    public void Schemas_of_other_engines_are_read_and_come_back_equal()
    {
        int count = 0;
        foreach (JsonElement metadata in Actions("metaData"))
        {
            if (!metadata.TryGetProperty("schemaString", out JsonElement text))
            {
                continue; // a table that is damaged on purpose
            }

            StructType schema = SchemaJson.Parse(text.GetString()!);
            Assert.Equal(schema, SchemaJson.Parse(SchemaJson.Write(schema)));
            count++;
        }

        Assert.InRange(count, 300, int.MaxValue);
    }

    [Fact]
    [Trait("MP", "97")]
    public void Protocols_of_other_engines_do_not_contradict_themselves()
    {
        int count = 0;
        foreach (JsonElement action in Actions("protocol"))
        {
            Protocol protocol = new()
            {
                MinReaderVersion = action.GetProperty("minReaderVersion").GetInt32(),
                MinWriterVersion = action.GetProperty("minWriterVersion").GetInt32(),
                ReaderFeatures = Names(action, "readerFeatures"),
                WriterFeatures = Names(action, "writerFeatures"),
            };
            Assert.Null(FeatureSupport.FindInconsistency(protocol));
            count++;
        }

        Assert.InRange(count, 300, int.MaxValue);
    }

    private static System.Collections.Immutable.ImmutableArray<string>? Names(JsonElement action, string name) =>
        action.TryGetProperty(name, out JsonElement names) && names.ValueKind == JsonValueKind.Array
            ? [.. names.EnumerateArray().Select(e => e.GetString()!)]
            : null;

    private static IEnumerable<JsonElement> Actions(string kind)
    {
        foreach (string file in Directory.EnumerateFiles(Folder(), "*.json", SearchOption.AllDirectories).Where(IsCommit))
        {
            foreach (string line in File.ReadLines(file).Where(line => line.StartsWith($"{{\"{kind}\":", StringComparison.Ordinal)))
            {
                using JsonDocument? document = TryParse(line);
                if (document?.RootElement.TryGetProperty(kind, out JsonElement action) ?? false)
                {
                    yield return action.Clone();
                }
            }
        }
    }

    private static bool IsCommit(string file) =>
        Path.GetFileName(Path.GetDirectoryName(file)) == "_delta_log" && Path.GetFileNameWithoutExtension(file).All(char.IsAsciiDigit);

    private static JsonDocument? TryParse(string line)
    {
        try
        {
            return JsonDocument.Parse(line);
        }
        catch (JsonException)
        {
            return null; // a table that is damaged on purpose
        }
    }

    private static string Folder()
    {
        DirectoryInfo? root = new(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Repro.Table.sln")))
        {
            root = root.Parent;
        }

        string folder = Path.Combine(root!.FullName, "..", "shared", "conformance", "tables");
        if (!Directory.Exists(folder))
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", "../shared/conformance must be there in CI.");
            Assert.Skip("../shared/conformance is not there.");
        }

        return folder;
    }
}
