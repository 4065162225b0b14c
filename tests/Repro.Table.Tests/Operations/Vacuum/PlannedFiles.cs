using Repro.Table.Operations.Vacuum;

namespace Repro.Table.Tests.Operations.Vacuum;

internal static class PlannedFiles
{
    /// <summary>Returns the paths that a plan would delete.</summary>
    public static string[] Paths(this VacuumPlan plan) => [.. plan.Files.Select(file => file.Path.Value)];
}
