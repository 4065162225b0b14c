using Apache.Arrow;
using ArrowTypes = Apache.Arrow.Types;

namespace Repro.Table.Log.Checkpoints;

/// <summary>Builds a column of integers.</summary>
internal sealed class NumberBuilder<T>(ArrowTypes.IArrowType type) : ColumnBuilder(type)
    where T : struct
{
    private readonly ArrowBuffer.Builder<T> _values = new();

    /// <summary>Appends a number, or null.</summary>
    public void Append(T? value)
    {
        if (value is T number)
        {
            _values.Append(number);
            EndValue();
        }
        else
        {
            AppendNulls(1);
        }
    }

    protected override void OnNulls(int count)
    {
        for (int i = 0; i < count; i++)
        {
            _values.Append(default(T));
        }
    }

    protected override void OnClear() => _values.Clear();

    protected override IEnumerable<ArrowBuffer> BuildBuffers() => [_values.Build()];
}
