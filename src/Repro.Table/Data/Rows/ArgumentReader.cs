namespace Repro.Table.Data.Rows;

/// <summary>Reads a column as arguments of a constructor.</summary>
internal abstract class ArgumentReader
{
    /// <summary>Reads an argument; it may be the same object as before with another content, so it must be used at
    /// once.</summary>
    public abstract object? Read(int row);
}
