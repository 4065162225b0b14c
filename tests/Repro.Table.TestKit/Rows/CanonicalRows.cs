using System.Text;
using System.Text.Json;
using Apache.Arrow;
using Repro.Table.Scanning;
using Repro.Table.Schemas;
using Xunit;

namespace Repro.Table.TestKit.Rows;

/// <summary>Rows as a multiset of texts, to be compared whoever read them.</summary>
public sealed class CanonicalRows
{
    private const int ShownRows = 5;

    private readonly string[] _sorted;

    private CanonicalRows(IEnumerable<string> rows)
    {
        _sorted = [.. rows];
        System.Array.Sort(_sorted, StringComparer.Ordinal);
    }

    /// <summary>Gets the number of rows.</summary>
    public int Count => _sorted.Length;

    /// <summary>Spells rows that a peer, or a test, wrote in the notation of <c>../shared/conformance/README.md</c>.</summary>
    public static CanonicalRows Of(StructType schema, IEnumerable<JsonElement> rows) =>
        new(rows.Select(row => JsonRowText.Of(schema, row)));

    /// <summary>Spells rows in the same notation, a row a line.</summary>
    public static CanonicalRows Of(StructType schema, string lines) => Of(schema, JsonLines.Parse(lines));

    /// <summary>Spells the rows of batches, which stay the caller's.</summary>
    public static CanonicalRows Of(IEnumerable<RecordBatch> batches) => new(batches.SelectMany(ArrowRowText.Of));

    /// <summary>Reads a version through the public API.</summary>
    public static async Task<CanonicalRows> ReadAsync(
        Snapshot snapshot, ScanOptions? options, CancellationToken cancellationToken)
    {
        var rows = new List<string>();
        await foreach (RecordBatch batch in snapshot.ReadBatchesAsync(options, cancellationToken))
        {
            using (batch)
            {
                rows.AddRange(ArrowRowText.Of(batch));
            }
        }

        return new CanonicalRows(rows);
    }

    /// <summary>Returns these rows and others together.</summary>
    public CanonicalRows And(CanonicalRows others) => new([.. _sorted, .. others._sorted]);

    /// <summary>Fails the running test unless the rows are the same, each as often.</summary>
    /// <param name="expected">What the rows must be.</param>
    /// <param name="reader">Who read these rows, for the message.</param>
    public void MustEqual(CanonicalRows expected, string reader)
    {
        if (Difference(expected) is { } difference)
        {
            Assert.Fail($"{reader}: {difference}");
        }
    }

    /// <summary>Says how these rows differ from what they must be; null if they do not.</summary>
    public string? Difference(CanonicalRows expected)
    {
        (List<string> missing, List<string> surplus) = Split(expected._sorted, _sorted);
        if (missing.Count == 0 && surplus.Count == 0)
        {
            return null;
        }

        var text = new StringBuilder()
            .AppendLine($"{Count} rows, expected {expected.Count}: {missing.Count} missing, {surplus.Count} not expected");
        Show(text, "missing", missing);
        Show(text, "not expected", surplus);
        return text.ToString();
    }

    /// <summary>Merges two sorted lists and returns what only the first and what only the second has.</summary>
    private static (List<string> Left, List<string> Right) Split(string[] left, string[] right)
    {
        var onlyLeft = new List<string>();
        var onlyRight = new List<string>();
        for (int l = 0, r = 0; l < left.Length || r < right.Length;)
        {
            int order = l == left.Length ? 1 : r == right.Length ? -1 : string.CompareOrdinal(left[l], right[r]);
            if (order == 0)
            {
                l++;
                r++;
            }
            else if (order < 0)
            {
                onlyLeft.Add(left[l++]);
            }
            else
            {
                onlyRight.Add(right[r++]);
            }
        }

        return (onlyLeft, onlyRight);
    }

    private static void Show(StringBuilder text, string kind, List<string> rows)
    {
        foreach (string row in rows.Take(ShownRows))
        {
            text.AppendLine($"  {kind}: {row}");
        }
    }
}
