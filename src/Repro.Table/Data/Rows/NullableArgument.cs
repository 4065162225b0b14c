using System.Runtime.CompilerServices;

namespace Repro.Table.Data.Rows;

/// <summary>Reads arguments of a nullable value type: null, or the one box of
/// <see cref="ValueArgument{TValue}"/>.</summary>
internal sealed class NullableArgument<TValue>(ColumnReader<TValue> reader) : ArgumentReader
    where TValue : struct
{
    private readonly object _box = default(TValue);

    public override object? Read(int row)
    {
        if (reader.IsNull(row))
        {
            return null;
        }

        Unsafe.Unbox<TValue>(_box) = reader.Read(row);
        return _box;
    }
}
