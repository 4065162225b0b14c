using System.Runtime.InteropServices;
using Apache.Arrow;

namespace Repro.Table.Data.Rows;

/// <summary>A column of lists, or of maps, which are lists of key and value pairs.</summary>
internal sealed class ListBuilder(ColumnTarget target, Func<int> countElements, Func<ArrayData> buildElements)
    : ColumnBuilder(target)
{
    private readonly OutputBuffer _offsets = new();

    /// <summary>Begins a list; its elements are appended next, then <see cref="End"/> is called.</summary>
    public void Begin()
    {
        if (_offsets.Length == 0)
        {
            AppendOffset();
        }
    }

    /// <summary>Ends the list that was begun.</summary>
    public void End()
    {
        AppendOffset();
        AppendValid();
    }

    protected override void AppendPlaceholder()
    {
        Begin();
        AppendOffset();
    }

    protected override ArrowBuffer[] DetachBuffers()
    {
        Begin();
        return [_offsets.Detach()];
    }

    protected override ArrayData[] DetachChildren() => [buildElements()];

    private void AppendOffset() => MemoryMarshal.Write(_offsets.Extend(sizeof(int)), countElements());
}
