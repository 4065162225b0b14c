namespace Repro.Table.Log.State;

/// <summary>A row of a key column that a <see cref="FileIndex"/> knows by number.</summary>
internal readonly record struct FileLocation(int Column, int Row);
