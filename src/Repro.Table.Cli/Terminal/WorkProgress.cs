namespace Repro.Table.Cli.Terminal;

/// <summary>How far a piece of work is.</summary>
/// <param name="Done">Units done.</param>
/// <param name="Total">Units in all, above 0.</param>
internal readonly record struct WorkProgress(long Done, long Total);
