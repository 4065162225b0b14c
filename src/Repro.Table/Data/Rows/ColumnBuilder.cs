using Apache.Arrow;
using Repro.Table.Errors;

namespace Repro.Table.Data.Rows;

/// <summary>An Arrow column in the making.</summary>
internal abstract class ColumnBuilder(ColumnTarget target)
{
    private readonly OutputBuffer _validity = new();
    private int _nullCount;

    /// <summary>Gets how many values were appended.</summary>
    public int Count { get; private set; }

    protected ColumnTarget Target { get; } = target;

    /// <summary>Appends a null.</summary>
    /// <exception cref="ConstraintViolationException">The column takes none.</exception>
    public void AppendNull()
    {
        if (!Target.Field.IsNullable)
        {
            throw Throw.NullInRequiredColumn(Target.Path);
        }

        AppendPlaceholder();
        AppendValidity(0);
        _nullCount++;
    }

    /// <summary>Returns the column and starts the next one.</summary>
    public ArrayData Build()
    {
        ArrowBuffer validity = _validity.Detach();
        ArrayData built = new(
            Target.Field.DataType,
            Count,
            _nullCount,
            0,
            [_nullCount == 0 ? ArrowBuffer.Empty : validity, .. DetachBuffers()],
            DetachChildren());
        Count = 0;
        _nullCount = 0;
        return built;
    }

    protected void AppendValid() => AppendValidity(1);

    /// <summary>Appends what stands in the values where there is a null.</summary>
    protected abstract void AppendPlaceholder();

    /// <summary>Hands over the buffers behind the one of validity.</summary>
    protected abstract ArrowBuffer[] DetachBuffers();

    protected virtual ArrayData[] DetachChildren() => [];

    private void AppendValidity(byte bit)
    {
        int position = Count & 7;
        if (position == 0)
        {
            _validity.Extend(1)[0] = 0;
        }

        _validity.Last |= (byte)(bit << position);
        Count++;
    }
}
