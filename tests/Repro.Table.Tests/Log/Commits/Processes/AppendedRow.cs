namespace Repro.Table.Tests.Log.Commits.Processes;

/// <summary>A row that tells which worker wrote it.</summary>
public sealed record AppendedRow(long Id);
