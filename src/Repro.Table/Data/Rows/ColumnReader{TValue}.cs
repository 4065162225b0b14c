using Apache.Arrow;
using Repro.Table.Errors;

namespace Repro.Table.Data.Rows;

/// <summary>Reads a column as values of a C# type.</summary>
internal abstract class ColumnReader<TValue>(ColumnSource source) : ColumnReader
{
    private IArrowArray? _array;
    private bool _hasNulls;

    protected ColumnSource Source { get; } = source;

    public override void Bind(IArrowArray array)
    {
        _array = array;
        _hasNulls = array.NullCount > 0;
    }

    public bool IsNull(int row) => _hasNulls && _array!.IsNull(row); // Rows exist only of a bound batch.

    /// <summary>Reads a value; null, or the default of a value type that is wrapped, for null.</summary>
    /// <exception cref="SchemaMismatchException">There is a null and the member takes none, or a value that the C#
    /// type cannot hold.</exception>
    public TValue? Read(int row)
    {
        if (!IsNull(row))
        {
            return ReadValue(row);
        }

        return Source.AllowsNull ? default : throw Throw.NullInRequiredMember(Source.Path, typeof(TValue).Name);
    }

    protected abstract TValue ReadValue(int row);
}
