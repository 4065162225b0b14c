using System.Collections.Immutable;
using System.Text.Json;
using Repro.Table.Schemas;
using Repro.Table.TestKit.Peers;
using Repro.Table.TestKit.Rows;

namespace Repro.Table.Conformance.Tests.Corpus;

/// <summary>A table of <c>../shared/conformance</c> and what a right reader finds in it.</summary>
public sealed record CorpusTable
{
    /// <summary>Gets its name in the catalogue.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the absolute path of its folder.</summary>
    public required string Location { get; init; }

    // What must be refused for these is the writing, and their rows are to be read.
    private const string WriterOnly = "unsupportedWriterVersion";

    /// <summary>Gets why it must be refused; null if it is to be read.</summary>
    public string? RefusedBecause { get; init; }

    /// <summary>Gets whether refusing it by name is as right as reading it.</summary>
    public bool MayBeRefused { get; init; }

    /// <summary>Gets its tags.</summary>
    public ImmutableArray<string> Exercises { get; init; } = [];

    /// <summary>Gets the latest version; null if nothing is known of it.</summary>
    public long? LatestVersion { get; init; }

    /// <summary>Gets the number of rows of the latest version; null if it is not known.</summary>
    public long? RowCount { get; init; }

    /// <summary>Gets the file with its rows; null if there is none.</summary>
    public string? RowsFile { get; init; }

    /// <summary>Returns all tables in the order of the catalogue.</summary>
    /// <remarks>Without the corpus the running test is skipped, or fails under CI.</remarks>
    public static IReadOnlyList<CorpusTable> All()
    {
        string corpus = SharedFolder.Require("conformance");
        JsonElement catalog = JsonElement.Parse(File.ReadAllText(Path.Combine(corpus, "catalog.json")));
        return [.. catalog.EnumerateArray().Select(entry => Parse(corpus, entry))];
    }

    /// <summary>Returns the rows that the latest version must have.</summary>
    public CanonicalRows ExpectedRows(StructType schema) =>
        RowsFile is not null
            ? CanonicalRows.Of(schema, File.ReadAllText(RowsFile))
            : throw new InvalidOperationException($"{Id} has no rows file.");

    /// <inheritdoc/>
    public override string ToString() => Id;

    private static CorpusTable Parse(string corpus, JsonElement entry)
    {
        JsonElement expected = entry.GetProperty("expected");
        bool isRefused = entry.GetProperty("negative").GetBoolean() && entry.GetProperty("negativeKind").ToString() != WriterOnly;
        bool hasRows = expected.TryGetProperty("rowsFile", out JsonElement rows);
        return new CorpusTable
        {
            Id = entry.GetProperty("id").ToString(),
            Location = Path.Combine(corpus, entry.GetProperty("folder").ToString()),
            RefusedBecause = isRefused ? entry.GetProperty("negativeKind").ToString() : null,
            MayBeRefused = IsGiven(entry, "refuseUnlessSupported") || IsGiven(expected, "eitherRefusedOrRead"),
            Exercises = [.. entry.GetProperty("exercises").EnumerateArray().Select(tag => tag.ToString())],
            LatestVersion = Number(expected, "latestVersion"),
            RowCount = Number(expected, "rows"),
            RowsFile = hasRows ? Path.Combine(corpus, rows.ToString()) : null,
        };
    }

    private static bool IsGiven(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out JsonElement value)
        && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.False);

    private static long? Number(JsonElement expected, string name) =>
        expected.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number
            ? value.GetInt64()
            : null;
}
