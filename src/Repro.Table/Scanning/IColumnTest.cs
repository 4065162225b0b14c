namespace Repro.Table.Scanning;

/// <summary>A test of each value of a column against literals.</summary>
internal interface IColumnTest
{
    void Run<TOrder>(TOrder order, Span<byte> truths)
        where TOrder : IColumnOrder, allows ref struct;
}
