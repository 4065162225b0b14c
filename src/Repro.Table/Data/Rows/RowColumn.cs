using Apache.Arrow;

namespace Repro.Table.Data.Rows;

/// <summary>A column of the table and how a record fills it.</summary>
/// <param name="Append">Appends the value of a record.</param>
/// <param name="Build">Returns the column of so many records and starts the next one.</param>
internal readonly record struct RowColumn<TRow>(Action<TRow> Append, Func<int, ArrayData> Build);
