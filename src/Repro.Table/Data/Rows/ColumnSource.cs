using Repro.Table.Schemas;

namespace Repro.Table.Data.Rows;

/// <summary>The column, or the elements of one, that values are read from.</summary>
/// <param name="Path">Its name for messages.</param>
/// <param name="Type">The Delta type.</param>
internal sealed record ColumnSource(string Path, DataType Type)
{
    /// <summary>Gets whether the member that is read takes nulls.</summary>
    public required bool AllowsNull { get; init; }
}
