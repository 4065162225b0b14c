namespace Repro.Table.Benchmarks.Suite;

/// <summary>How much of the ladder runs.</summary>
internal enum SuiteScale
{
    /// <summary>To a million rows and 100,000 files: some minutes.</summary>
    Small,

    /// <summary>All: up to ten million rows and 10,000 commits.</summary>
    Full,
}
