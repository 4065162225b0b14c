using Apache.Arrow;

namespace Repro.Table.Data.Parquet.Writing;

/// <summary>Takes the values at some positions of an array, which are not null, in their order.</summary>
internal delegate void Gather<T>(IArrowArray array, ReadOnlySpan<int> positions, Span<T> destination);
