namespace Repro.Table.Data.Statistics;

/// <summary>Bounds as they stand in the log; a side that must not be written is null.</summary>
internal readonly record struct BoundTexts(string? Min, string? Max, TextForm Form);
