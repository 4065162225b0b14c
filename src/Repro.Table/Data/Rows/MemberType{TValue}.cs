namespace Repro.Table.Data.Rows;

/// <summary>How values of one C# type are written and read.</summary>
/// <param name="createAppender">Makes the way to write them to a column; null if its type does not fit.</param>
/// <param name="createReader">Makes the way to read them from a column; null if its type does not fit.</param>
/// <param name="createArgument">Makes constructor arguments of what is read.</param>
internal sealed class MemberType<TValue>(
    Func<ColumnTarget, Appender<TValue>?> createAppender,
    Func<ColumnSource, ColumnReader<TValue>?> createReader,
    Func<ColumnReader<TValue>, ArgumentReader> createArgument) : MemberType
{
    public Appender<TValue>? CreateAppender(ColumnTarget target) => createAppender(target);

    public ColumnReader<TValue>? CreateReader(ColumnSource source) => createReader(source);

    public ArgumentReader CreateArgument(ColumnReader<TValue> reader) => createArgument(reader);

    public override TResult Accept<TResult>(IMemberTypeVisitor<TResult> visitor) => visitor.Visit(this);
}
