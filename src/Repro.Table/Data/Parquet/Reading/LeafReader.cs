using Parquet;
using Parquet.Schema;
using Repro.Table.Data.Parquet.Decoding;
using Repro.Table.Data.Parquet.Layout;
using Repro.Table.Data.Parquet.Levels;
using PhysicalType = Parquet.Meta.Type;

namespace Repro.Table.Data.Parquet.Reading;

/// <summary>Decodes a leaf with the .NET type of its physical one.</summary>
internal static class LeafReader
{
    /// <summary>Decodes the leaf in one row group; its bytes must have been fetched.</summary>
    public static ValueTask<LeafChunk> ReadAsync(
        ParquetRowGroupReader rowGroup, DataField field, ParquetNode leaf, int slotCount, CancellationToken cancellationToken) =>
        leaf.PhysicalType switch
        {
            PhysicalType.BOOLEAN => LeafValues<bool>.ReadAsync(rowGroup, field, leaf, slotCount, cancellationToken),
            PhysicalType.INT32 => LeafValues<int>.ReadAsync(rowGroup, field, leaf, slotCount, cancellationToken),
            PhysicalType.INT64 => LeafValues<long>.ReadAsync(rowGroup, field, leaf, slotCount, cancellationToken),
            PhysicalType.FLOAT => LeafValues<float>.ReadAsync(rowGroup, field, leaf, slotCount, cancellationToken),
            PhysicalType.DOUBLE => LeafValues<double>.ReadAsync(rowGroup, field, leaf, slotCount, cancellationToken),
            _ => LeafValues<ReadOnlyMemory<byte>>.ReadAsync(rowGroup, field, leaf, slotCount, cancellationToken),
        };
}
