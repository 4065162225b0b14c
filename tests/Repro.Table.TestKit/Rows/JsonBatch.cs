using System.Text.Json;
using Apache.Arrow;
using Repro.Table.Schemas;

namespace Repro.Table.TestKit.Rows;

/// <summary>Makes batches from rows that a test can be read by: JSON, a row a line.</summary>
public static class JsonBatch
{
    /// <summary>Returns a batch of rows in the notation of <c>../shared/conformance/README.md</c>.</summary>
    /// <remarks>A field that a row leaves out is null. The caller owns the batch.</remarks>
    public static RecordBatch Parse(StructType schema, string lines)
    {
        IReadOnlyList<JsonElement> rows = JsonLines.Parse(lines);
        Schema arrow = ArrowSchemas.Of(schema);
        IEnumerable<IArrowArray> columns = arrow.FieldsList.Select(field => JsonColumns.Build(
            field.DataType,
            [.. rows.Select(row => row.TryGetProperty(field.Name, out JsonElement value) ? value : default)]));
        return new RecordBatch(arrow, columns, rows.Count);
    }
}
