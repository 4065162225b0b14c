using System.Reflection;

namespace Repro.Table.Data.Rows;

/// <summary>A column that fills a member of an enum type, which no delegate can name.</summary>
internal sealed class EnumSource(EnumReader reader) : MemberSource
{
    public override ColumnReader Reader => reader;

    public override ArgumentReader CreateArgument() => new ReferenceArgument<object>(reader);

    public override Action<TRow, int> CreateSetter<TRow>(PropertyInfo property)
    {
        MethodInvoker setter = MethodInvoker.Create(property.SetMethod!); // Only asked for writable properties.
        return (record, row) => setter.Invoke(record, reader.Read(row));
    }
}
