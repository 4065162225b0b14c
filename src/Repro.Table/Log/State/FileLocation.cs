namespace Repro.Table.Log.State;

/// <summary>A row of a segment that a <see cref="FileIndex"/> knows by number.</summary>
internal readonly record struct FileLocation(int Segment, int Row);
