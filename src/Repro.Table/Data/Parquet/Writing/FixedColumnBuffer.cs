using System.Runtime.CompilerServices;
using Apache.Arrow;
using Parquet;
using Parquet.Schema;
using Repro.Table.Data.Parquet.Layout;
using Repro.Table.Data.Parquet.Levels;

namespace Repro.Table.Data.Parquet.Writing;

/// <summary>A leaf whose values are numbers.</summary>
internal sealed class FixedColumnBuffer<T>(ParquetNode leaf, Gather<T> gather) : ColumnBuffer(leaf)
    where T : struct
{
    private readonly GrowableBuffer<T> _values = new();

    /// <inheritdoc/>
    public override long ValuesSizeInBytes => (long)_values.Count * Unsafe.SizeOf<T>();

    /// <inheritdoc/>
    public override Task WriteAsync(ParquetRowGroupWriter rowGroup, DataField field, CancellationToken cancellationToken) =>
        rowGroup.WriteAllPartsAsync(field, _values.Memory, Definition, Repetition, cancellationToken);

    /// <inheritdoc/>
    public override void Clear()
    {
        base.Clear();
        _values.Clear();
    }

    /// <inheritdoc/>
    protected override void AppendValues(IArrowArray array, ReadOnlySpan<int> positions) =>
        gather(array, positions, _values.Append(positions.Length));
}
