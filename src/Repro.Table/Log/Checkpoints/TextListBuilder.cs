using Apache.Arrow;
using ArrowTypes = Apache.Arrow.Types;

namespace Repro.Table.Log.Checkpoints;

/// <summary>Builds a column of lists of text.</summary>
internal sealed class TextListBuilder : ColumnBuilder
{
    private readonly ArrowBuffer.Builder<int> _offsets = new();
    private readonly TextBuilder _elements = new();

    public TextListBuilder()
        : base(new ArrowTypes.ListType(new Field("element", ArrowTypes.StringType.Default, nullable: true)))
    {
        _offsets.Append(0);
    }

    /// <summary>Appends a list, or null.</summary>
    public void Append(IEnumerable<string>? texts)
    {
        if (texts is null)
        {
            AppendNulls(1);
            return;
        }

        foreach (string text in texts)
        {
            _elements.Append(text);
        }

        _offsets.Append(_elements.Length);
        EndValue();
    }

    protected override void OnNulls(int count)
    {
        for (int i = 0; i < count; i++)
        {
            _offsets.Append(_elements.Length);
        }
    }

    protected override void OnClear()
    {
        _elements.Clear();
        _offsets.Clear();
        _offsets.Append(0);
    }

    protected override IEnumerable<ArrowBuffer> BuildBuffers() => [_offsets.Build()];

    protected override IEnumerable<ArrayData> BuildChildren() => [_elements.Build()];
}
