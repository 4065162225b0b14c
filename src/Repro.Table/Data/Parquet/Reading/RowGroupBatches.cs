using System.Diagnostics.CodeAnalysis;
using Apache.Arrow;
using Repro.Table.Data.Parquet.Levels;

namespace Repro.Table.Data.Parquet.Reading;

/// <summary>The rows of one row group, cut into batches. Owns the decoded leaves until it is disposed.</summary>
internal sealed class RowGroupBatches(
    Schema schema, IReadOnlyList<ReadNode> columns, IReadOnlyDictionary<int, LeafChunk> leaves, long rowCount) : IDisposable
{
    private long _rowsLeft = rowCount;

    /// <summary>Makes the next batch; it belongs to the caller and outlives this.</summary>
    /// <exception cref="InvalidDataException">The columns contradict each other.</exception>
    public bool TryNext(int maxRows, [NotNullWhen(true)] out RecordBatch? batch)
    {
        int rows = (int)Math.Min(_rowsLeft, maxRows);
        foreach (LeafChunk leaf in leaves.Values)
        {
            leaf.Advance(rows);
            if (_rowsLeft == rows)
            {
                leaf.EnsureAtEnd();
            }
        }

        _rowsLeft -= rows;
        batch = rows == 0 ? null : new RecordBatch(schema, columns.Select(c => c.Assemble(rows, leaves)), rows);
        return batch is not null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (LeafChunk leaf in leaves.Values)
        {
            leaf.Dispose();
        }
    }
}
