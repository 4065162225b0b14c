namespace Repro.Table.Cli.Splits;

/// <summary>A part of a split.</summary>
/// <param name="Name">Its name, for example <c>train</c>.</param>
/// <param name="Share">Its share of all keys as a decimal, for example <c>0.8</c>; text, so that shares add up exactly.</param>
internal sealed record SplitPart(string Name, string Share);
