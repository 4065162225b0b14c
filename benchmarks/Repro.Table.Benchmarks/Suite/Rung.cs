namespace Repro.Table.Benchmarks.Suite;

/// <summary>One size of a workload.</summary>
internal sealed record Rung
{
    /// <summary>Gets the size, in the unit of the workload.</summary>
    public required long Size { get; init; }

    /// <summary>Gets the fixture, by a name of <see cref="FixtureCache"/>; null for a workload that makes its own rows.</summary>
    public string? Fixture { get; init; }

    /// <summary>Gets the smallest scale at which it runs.</summary>
    public SuiteScale Scale { get; init; } = SuiteScale.Small;
}
