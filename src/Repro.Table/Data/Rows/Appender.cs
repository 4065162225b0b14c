namespace Repro.Table.Data.Rows;

/// <summary>Writes values of a C# type to a column.</summary>
/// <param name="Builder">The column.</param>
/// <param name="Append">Appends a value, checked to be one that the column holds exactly.</param>
internal readonly record struct Appender<TValue>(ColumnBuilder Builder, Action<TValue> Append);
