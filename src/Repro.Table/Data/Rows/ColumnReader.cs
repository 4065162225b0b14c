using Apache.Arrow;

namespace Repro.Table.Data.Rows;

/// <summary>Reads a column of batches, one batch after another.</summary>
internal abstract class ColumnReader
{
    /// <summary>Moves to the column of the next batch, which must live as long as it is read.</summary>
    public abstract void Bind(IArrowArray array);
}
