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
    public static VacuumRecord Start(VacuumPlan plan)
    {
        bool isEnforced = plan.Options.RetentionCheck == RetentionCheck.Enforce;
        (string Name, string Value) isChecked = ("retentionCheckEnabled", isEnforced ? "true" : "false");
        (string Name, string Value) ofTable = ("defaultRetentionMillis", Milliseconds(plan.TableRetention));
        return new VacuumRecord
        {
            Operation = "VACUUM START",
            Parameters = plan.Options.Retention is { } specified
                ? OperationText.Parameters(isChecked, ofTable, ("specifiedRetentionMillis", Milliseconds(specified)))
                : OperationText.Parameters(isChecked, ofTable),
            Metrics = OperationText.Metrics(
                ("numFilesToDelete", plan.Files.Length), ("sizeOfDataToDelete", plan.SizeInBytes)),
        };
    }

    /// <summary>Returns what is told afterwards.</summary>
    /// <param name="result">The result; null if the vacuum failed, and nobody knows how far it came.</param>
    public static VacuumRecord End(VacuumResult? result) => new()
    {
        Operation = "VACUUM END",
        Parameters = OperationText.Parameters(
            ("status", result is { Failures.IsEmpty: true } ? "COMPLETED" : "FAILED")),
        Metrics = result is null
            ? ValueMap.Empty
            : OperationText.Metrics(
                ("numDeletedFiles", result.DeletedFiles), ("numVacuumedDirectories", result.VacuumedDirectories)),
    };

    private static string Milliseconds(TimeSpan time) =>
        ((long)time.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
}
