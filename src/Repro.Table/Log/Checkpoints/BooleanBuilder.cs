using Apache.Arrow;
using ArrowTypes = Apache.Arrow.Types;

namespace Repro.Table.Log.Checkpoints;

/// <summary>Builds a column of truth values.</summary>
internal sealed class BooleanBuilder() : ColumnBuilder(ArrowTypes.BooleanType.Default)
{
    private readonly ArrowBuffer.BitmapBuilder _values = new();

    /// <summary>Appends false, which is all that a checkpoint ever says of a change.</summary>
    public void AppendFalse()
    {
        _values.Append(false);
        EndValue();
    }

    /// <summary>Appends true.</summary>
    public void AppendTrue()
    {
        _values.Append(true);
        EndValue();
    }

    protected override void OnNulls(int count) => _values.AppendRange(false, count);

    protected override void OnClear() => _values.Clear();

    protected override IEnumerable<ArrowBuffer> BuildBuffers() => [_values.Build()];
}
