using Apache.Arrow;
using Repro.Table.Errors;

namespace Repro.Table.Data.Rows;

/// <summary>Reads strings as members of an enum: objects made once, so that no value is boxed.</summary>
internal sealed class EnumReader(ColumnSource source, EnumNames names) : ColumnReader<object>(source)
{
    private StringArray? _array;

    public override void Bind(IArrowArray array)
    {
        base.Bind(array);
        _array = (StringArray)array;
    }

    protected override object ReadValue(int row) =>
        names.FindValue(_array!.GetBytes(row)) // Rows exist only of a bound batch.
        ?? throw Throw.ValueDoesNotFitMember(Source.Path, names.ToString(), $"'{_array.GetString(row)}'");
}
