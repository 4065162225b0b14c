namespace Repro.Table.Benchmarks.Suite;

/// <summary>How a result is checked; a wrong one has no time.</summary>
internal enum CheckKind
{
    /// <summary>The live files, by path and size, are those that delta-rs lists.</summary>
    Log,

    /// <summary>The rows that are read, by digest, are those that DuckDB reads.</summary>
    Rows,

    /// <summary>The rows that were written, by digest, are read by DuckDB.</summary>
    Written,

    /// <summary>The number of files is that of the peer.</summary>
    Files,

    /// <summary>The workload checks itself: it fails where the result is wrong.</summary>
    Itself,
}
