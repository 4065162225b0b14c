namespace Repro.Table.Data.Rows;

/// <summary>Reads arguments of a reference type.</summary>
internal sealed class ReferenceArgument<TValue>(ColumnReader<TValue> reader) : ArgumentReader
    where TValue : class
{
    public override object? Read(int row) => reader.Read(row);
}
