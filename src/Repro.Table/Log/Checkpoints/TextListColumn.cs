using System.Collections.Immutable;
using Apache.Arrow;

namespace Repro.Table.Log.Checkpoints;

/// <summary>A column of lists of text of a batch. A view: valid as long as the batch.</summary>
internal readonly struct TextListColumn(ListArray array, string name)
{
    private readonly TextColumn _elements = new((StringArray)array.Values, $"{name}.element");

    /// <summary>Returns the list of a row; null for null.</summary>
    /// <exception cref="FormatException">An element is null or no UTF-8.</exception>
    public ImmutableArray<string>? Read(int row)
    {
        if (array.IsNull(row))
        {
            return null;
        }

        ReadOnlySpan<int> offsets = array.ValueOffsets;
        ImmutableArray<string>.Builder list = ImmutableArray.CreateBuilder<string>(offsets[row + 1] - offsets[row]);
        for (int element = offsets[row]; element < offsets[row + 1]; element++)
        {
            list.Add(_elements.Required(element));
        }

        return list.MoveToImmutable();
    }
}
