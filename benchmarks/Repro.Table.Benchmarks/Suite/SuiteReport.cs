namespace Repro.Table.Benchmarks.Suite;

/// <summary>A run of the suite: everything that its table shows, and the single runs behind it.</summary>
internal sealed record SuiteReport
{
    /// <summary>Gets the day, in UTC.</summary>
    public required string Date { get; init; }

    /// <summary>Gets the commit, with <c>-dirty</c> if the working tree had changes.</summary>
    public required string Commit { get; init; }

    /// <summary>Gets the scale.</summary>
    public required SuiteScale Scale { get; init; }

    /// <summary>Gets the seed of the fixtures.</summary>
    public required int Seed { get; init; }

    /// <summary>Gets how often ours and the peers ran there and back again.</summary>
    public required int Rounds { get; init; }

    /// <summary>Gets the machine.</summary>
    public required string Machine { get; init; }

    /// <summary>Gets the version of the SDK.</summary>
    public required string Sdk { get; init; }

    /// <summary>Gets the versions of the peers.</summary>
    public required string Peers { get; init; }

    /// <summary>Gets the load at the beginning.</summary>
    public required double LoadAtStart { get; init; }

    /// <summary>Gets the load at the end.</summary>
    public required double LoadAtEnd { get; init; }

    /// <summary>Gets the workloads.</summary>
    public required IReadOnlyList<WorkloadOutcome> Workloads { get; init; }
}
