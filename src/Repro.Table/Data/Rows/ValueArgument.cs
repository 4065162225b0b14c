using System.Runtime.CompilerServices;

namespace Repro.Table.Data.Rows;

/// <summary>Reads arguments of a value type into one box that is written again for each row.</summary>
/// <remarks>The invoker copies the content out of the box before it returns, so nobody sees the box change.</remarks>
internal sealed class ValueArgument<TValue>(ColumnReader<TValue> reader) : ArgumentReader
    where TValue : struct
{
    private readonly object _box = default(TValue);

    public override object Read(int row)
    {
        Unsafe.Unbox<TValue>(_box) = reader.Read(row);
        return _box;
    }
}
