using Apache.Arrow;
using Parquet.Data;
using Repro.Table.Data.Parquet.Layout;
using Repro.Table.Data.Parquet.Levels;
using Repro.Table.Schemas;
using PhysicalType = Parquet.Meta.Type;

namespace Repro.Table.Data.Parquet.Writing;

/// <summary>The leaves of the row group that is being gathered.</summary>
internal sealed class ColumnBuffers : ILeafSink
{
    private readonly ColumnBuffer[] _columns;

    /// <summary>Creates empty buffers for the leaves of a layout.</summary>
    public ColumnBuffers(ParquetNode root)
    {
        _columns = [.. root.Leaves().Select(Create)];
    }

    /// <summary>Gets the buffers, in the order of the leaves.</summary>
    public IReadOnlyList<ColumnBuffer> Columns => _columns;

    /// <summary>Gets about how many bytes they hold.</summary>
    public long SizeInBytes => _columns.Sum(c => c.ValuesSizeInBytes);

    /// <inheritdoc/>
    public void Append(ParquetNode leaf, IArrowArray array, LevelEntries parents) => _columns[leaf.LeafIndex].Append(array, parents);

    /// <summary>Forgets the row group.</summary>
    public void Clear()
    {
        foreach (ColumnBuffer column in _columns)
        {
            column.Clear();
        }
    }

    private static ColumnBuffer Create(ParquetNode leaf) => (leaf.PhysicalType, leaf.Annotation) switch
    {
        (PhysicalType.BOOLEAN, _) => new FixedColumnBuffer<bool>(leaf, Gathers.Booleans),
        (_, { Kind: AnnotationKind.Decimal }) => CreateDecimal(leaf),
        (PhysicalType.INT32, { BitWidth: 8 }) => new FixedColumnBuffer<int>(leaf, Gathers.Numbers<sbyte, int>),
        (PhysicalType.INT32, { BitWidth: 16 }) => new FixedColumnBuffer<int>(leaf, Gathers.Numbers<short, int>),
        (PhysicalType.INT32, _) => new FixedColumnBuffer<int>(leaf, Gathers.Numbers<int, int>),
        (PhysicalType.INT64, _) => new FixedColumnBuffer<long>(leaf, Gathers.Numbers<long, long>),
        (PhysicalType.FLOAT, _) => new FixedColumnBuffer<float>(leaf, Gathers.Numbers<float, float>),
        (PhysicalType.DOUBLE, _) => new FixedColumnBuffer<double>(leaf, Gathers.Numbers<double, double>),
        _ => new BytesColumnBuffer(leaf),
    };

    private static ColumnBuffer CreateDecimal(ParquetNode leaf)
    {
        DecimalType type = new(leaf.Annotation.Precision, leaf.Annotation.Scale);
        string path = string.Join('.', leaf.Path);
        return leaf.PhysicalType switch
        {
            PhysicalType.INT32 => new FixedColumnBuffer<int>(leaf, Gathers.Decimals<int>(type, path)),
            PhysicalType.INT64 => new FixedColumnBuffer<long>(leaf, Gathers.Decimals<long>(type, path)),
            _ => new FixedColumnBuffer<BigDecimal>(leaf, Gathers.BigDecimals(type, path)),
        };
    }
}
