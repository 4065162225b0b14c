using System.Reflection;

namespace Repro.Table.Data.Rows;

/// <summary>A column that fills a member whose type is known.</summary>
internal sealed class MemberSource<TValue>(
    ColumnReader<TValue> reader, Func<ColumnReader<TValue>, ArgumentReader> createArgument) : MemberSource
{
    public override ColumnReader Reader => reader;

    public override ArgumentReader CreateArgument() => createArgument(reader);

    public override Action<TRow, int> CreateSetter<TRow>(PropertyInfo property)
    {
        // Only asked for writable properties. Delegates bind to setters of less derived types, such as IReadOnlyList.
        Action<TRow, TValue?> setter = property.SetMethod!.CreateDelegate<Action<TRow, TValue?>>();
        return (record, row) => setter(record, reader.Read(row));
    }
}
