namespace Repro.Table.Log.Actions;

/// <summary>What stops this library from reading or from writing a version of a table.</summary>
/// <param name="Name">The feature as the protocol spells it, or a version such as <c>minReaderVersion 4</c>.</param>
/// <param name="Needs">What would have to be known to go on, for people.</param>
public readonly record struct FeatureObstacle(string Name, string Needs);
