using System.Buffers;
using System.Runtime.CompilerServices;
using Parquet;
using Parquet.Schema;
using Repro.Table.Data.Parquet.Layout;
using Repro.Table.Data.Parquet.Levels;

namespace Repro.Table.Data.Parquet.Decoding;

/// <summary>A leaf in one row group with its values as the file holds them, nulls left out.</summary>
internal sealed class LeafValues<T> : LeafChunk
    where T : struct
{
    private readonly T[] _values;

    private LeafValues(ParquetNode leaf, int slotCount)
        : base(leaf, slotCount)
    {
        _values = ArrayPool<T>.Shared.Rent(Math.Max(slotCount, 1));
        _values.AsSpan().Clear();
    }

    /// <summary>Gets the values of the row group; valid until this is disposed.</summary>
    public ReadOnlySpan<T> Values => _values.AsSpan(0, SlotCount);

    /// <summary>Decodes the leaf.</summary>
    public static async ValueTask<LeafChunk> ReadAsync(
        ParquetRowGroupReader rowGroup, DataField field, ParquetNode leaf, int slotCount, CancellationToken cancellationToken)
    {
        LeafValues<T> chunk = new(leaf, slotCount);
        try
        {
            await rowGroup.ReadRawAsync(
                field,
                chunk._values.AsMemory(0, slotCount),
                leaf.DefinitionLevel > 0 ? chunk.DefinitionLevels.AsMemory(0, slotCount) : default(Memory<int>?),
                leaf.RepetitionLevel > 0 ? chunk.RepetitionLevels.AsMemory(0, slotCount) : default(Memory<int>?),
                cancellationToken).ConfigureAwait(false);
            return chunk;
        }
        catch
        {
            chunk.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        ArrayPool<T>.Shared.Return(_values, clearArray: RuntimeHelpers.IsReferenceOrContainsReferences<T>());
        base.Dispose();
    }
}
