using Apache.Arrow;
using Repro.Table.Schemas;

namespace Repro.Table.Data.Rows;

/// <summary>The column, or the elements of one, that values are written to.</summary>
/// <param name="Path">Its name for messages.</param>
/// <param name="Type">The Delta type.</param>
/// <param name="Field">The Arrow field of that type.</param>
/// <param name="Weight">The weight of the batch that is being made.</param>
internal sealed record ColumnTarget(string Path, DataType Type, Field Field, BatchWeight Weight);
