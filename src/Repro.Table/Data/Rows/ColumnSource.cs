using Repro.Table.Schemas;

namespace Repro.Table.Data.Rows;

/// <summary>The column, or the elements of one, that values are read from.</summary>
/// <param name="Path">Its name for messages.</param>
/// <param name="Type">The Delta type.</param>
/// <param name="AllowsNull">Whether the member that is read takes nulls.</param>
internal sealed record ColumnSource(string Path, DataType Type, bool AllowsNull);
