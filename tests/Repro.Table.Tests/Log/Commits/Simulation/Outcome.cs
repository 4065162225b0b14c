namespace Repro.Table.Tests.Log.Commits.Simulation;

/// <summary>What a simulated writer was told of one transaction.</summary>
internal enum Outcome
{
    /// <summary>It crashed before it was told anything.</summary>
    Untold,
    Committed,
    Failed,
    Unknown,
}
