using System.Globalization;
using Repro.Table.Log.Actions;

namespace Repro.Table.Operations.Vacuum;

/// <summary>What the commits around a vacuum tell, under the names that Spark gives.</summary>
internal sealed record VacuumRecord
{
    /// <summary>Gets the operation.</summary>
    public required string Operation { get; init; }

    /// <summary>Gets the parameters.</summary>
    public required ValueMap Parameters { get; init; }

    /// <summary>Gets the metrics.</summary>
    public required ValueMap Metrics { get; init; }

    /// <summary>Returns what is told before the first delete.</summary>
    public static VacuumRecord Start(VacuumPlan plan) => new()
    {
        Operation = "VACUUM START",
        Parameters = OperationText.Parameters(
            ("retentionCheckEnabled", "true"),
            ("specifiedRetentionMillis", ((long)plan.Retention.TotalMilliseconds).ToString(CultureInfo.InvariantCulture))),
        Metrics = OperationText.Metrics(("numFilesToDelete", plan.Files.Length), ("sizeOfDataToDelete", plan.SizeInBytes)),
    };

    /// <summary>Returns what is told afterwards.</summary>
    /// <param name="result">The result; null if the vacuum failed.</param>
    public static VacuumRecord End(VacuumResult? result) => new()
    {
        Operation = "VACUUM END",
        Parameters = OperationText.Parameters(("status", result is null ? "FAILED" : "COMPLETED")),
        Metrics = OperationText.Metrics(("numDeletedFiles", result?.DeletedFiles ?? 0), ("numVacuumedDirectories", 0)),
    };
}
