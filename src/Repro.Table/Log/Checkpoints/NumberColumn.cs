using Apache.Arrow;

namespace Repro.Table.Log.Checkpoints;

/// <summary>A column of integers of a batch. A view: valid as long as the batch.</summary>
internal readonly struct NumberColumn<T>(PrimitiveArray<T> array, string name)
    where T : struct, IEquatable<T>
{
    /// <summary>Returns the number of a row that must have one.</summary>
    /// <exception cref="FormatException">It is null.</exception>
    public T Required(int row) => Optional(row) ?? throw new FormatException($"an action lacks '{name}'");

    /// <summary>Returns the number of a row; null for null.</summary>
    public T? Optional(int row) => array.GetValue(row);
}
