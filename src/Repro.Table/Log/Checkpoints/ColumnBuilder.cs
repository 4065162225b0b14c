using Apache.Arrow;
using Repro.Table.Schemas;
using ArrowTypes = Apache.Arrow.Types;

namespace Repro.Table.Log.Checkpoints;

/// <summary>Builds a column of batches row by row, and keeps its memory from batch to batch. Not thread safe.</summary>
internal abstract class ColumnBuilder(ArrowTypes.IArrowType type)
{
    private readonly ArrowBuffer.BitmapBuilder _validity = new();

    /// <summary>Gets the Arrow type of the column.</summary>
    public ArrowTypes.IArrowType Type { get; } = type;

    /// <summary>Gets the number of rows so far.</summary>
    public int Length => _validity.Length;

    /// <summary>Makes a builder for a column of a checkpoint.</summary>
    public static ColumnBuilder Create(DataType type) => type switch
    {
        PrimitiveType { Kind: PrimitiveKind.String } => new TextBuilder(),
        PrimitiveType { Kind: PrimitiveKind.Long } => new NumberBuilder<long>(ArrowTypes.Int64Type.Default),
        PrimitiveType { Kind: PrimitiveKind.Integer } => new NumberBuilder<int>(ArrowTypes.Int32Type.Default),
        PrimitiveType { Kind: PrimitiveKind.Boolean } => new BooleanBuilder(),
        MapType => new TextMapBuilder(),
        ArrayType => new TextListBuilder(),
        StructType nested => new StructBuilder(nested),
        _ => throw new System.Diagnostics.UnreachableException($"A checkpoint has no column of type {type}."),
    };

    /// <summary>Appends nulls.</summary>
    public void AppendNulls(int count)
    {
        _validity.AppendRange(false, count);
        OnNulls(count);
    }

    /// <summary>Returns the rows so far as a column, whose memory is its own.</summary>
    public ArrayData Build()
    {
        ArrowBuffer validity = _validity.UnsetBitCount == 0 ? ArrowBuffer.Empty : _validity.Build();
        return new ArrayData(Type, Length, _validity.UnsetBitCount, 0, [validity, .. BuildBuffers()], [.. BuildChildren()]);
    }

    /// <summary>Starts over.</summary>
    public void Clear()
    {
        _validity.Clear();
        OnClear();
    }

    /// <summary>Ends a row that is not null, once its value is there.</summary>
    protected void EndValue() => _validity.Append(true);

    /// <summary>Makes room for the values of rows that are null.</summary>
    protected abstract void OnNulls(int count);

    /// <summary>Forgets all values.</summary>
    protected abstract void OnClear();

    /// <summary>Returns the buffers that follow the validity.</summary>
    protected abstract IEnumerable<ArrowBuffer> BuildBuffers();

    /// <summary>Returns the nested columns.</summary>
    protected virtual IEnumerable<ArrayData> BuildChildren() => [];
}
