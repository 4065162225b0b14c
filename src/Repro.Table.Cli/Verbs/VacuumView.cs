using System.Globalization;
using System.Text.Json.Nodes;
using Repro.Table.Cli.Json;
using Repro.Table.Cli.Terminal;
using Repro.Table.Operations.Vacuum;
using Repro.Table.Storage;

namespace Repro.Table.Cli.Verbs;

/// <summary>A vacuum as it is shown: the plan with what is lost by it, and the result.</summary>
internal static class VacuumView
{
    private const int MaxListed = 10;

    public static void Show(Output output, VacuumPlan plan)
    {
        output.Line(
            $"Vacuum of {VisibleText.Of(plan.Location)} at version {plan.Version}, "
            + $"retention {Amount.Time(plan.Retention)} ({VisibleText.Of(plan.RetentionSource)}):");
        output.Line($"  {Amount.Of(plan.Files.Length, "file")}, {Amount.Bytes(plan.SizeInBytes)}, unused since before {TimeText.Iso(plan.Horizon)}");
        foreach (StoreEntry file in plan.Files.Take(MaxListed))
        {
            output.Line($"    {VisibleText.Of(file.Path.ToString())}  {Amount.Bytes(file.SizeInBytes)}");
        }

        if (plan.Files.Length > MaxListed)
        {
            output.Line($"    and {plan.Files.Length - MaxListed} more (--json lists all)");
        }

        output.Line(plan.LostVersions.IsEmpty
            ? "  No version becomes unreadable."
            : $"  Versions that become unreadable: {Ranges(plan.LostVersions)}");
        foreach (string reason in plan.KeptBy)
        {
            output.Line($"  Kept: {VisibleText.Of(reason)}");
        }
    }

    public static void Show(Output output, VacuumResult result)
    {
        output.Line($"Deleted {Amount.Of(result.DeletedFiles, "file")}, {Amount.Bytes(result.DeletedBytes)}.");
        foreach (DeleteResult failure in result.Failures)
        {
            output.Note($"note: still there: {failure.Path}: {failure.Reason ?? failure.Outcome.ToString()}");
        }
    }

    /// <summary>Returns plan and result; without a result nothing was deleted.</summary>
    public static JsonObject ToJson(VacuumPlan plan, VacuumResult? result) => new()
    {
        ["table"] = plan.Location,
        ["version"] = plan.Version,
        ["retentionSeconds"] = JsonNumber.Of(plan.Retention.Ticks / TimeSpan.TicksPerSecond),
        ["retentionSource"] = plan.RetentionSource,
        ["horizon"] = TimeText.Iso(plan.Horizon),
        ["files"] = new JsonArray([.. plan.Files.Select(file => new JsonObject
        {
            ["path"] = file.Path.ToString(),
            ["bytes"] = JsonNumber.Of(file.SizeInBytes),
        })]),
        ["bytes"] = JsonNumber.Of(plan.SizeInBytes),
        ["lostVersions"] = new JsonArray([.. plan.LostVersions.Select(version => JsonNumber.Of(version))]),
        ["keptBy"] = new JsonArray([.. plan.KeptBy.Select(reason => JsonValue.Create(reason))]),
        ["deleted"] = result is null ? null : new JsonObject
        {
            ["files"] = JsonNumber.Of(result.DeletedFiles),
            ["bytes"] = JsonNumber.Of(result.DeletedBytes),
            ["failures"] = new JsonArray([.. result.Failures.Select(failure => new JsonObject
            {
                ["path"] = failure.Path.ToString(),
                ["outcome"] = failure.Outcome.ToString(),
                ["reason"] = failure.Reason,
            })]),
        },
    };

    /// <summary>Returns ascending numbers in short, for example <c>1-3, 5</c>.</summary>
    public static string Ranges(IReadOnlyList<long> versions)
    {
        List<string> ranges = [];
        for (int start = 0, end; start < versions.Count; start = end + 1)
        {
            end = start;
            while (end + 1 < versions.Count && versions[end + 1] == versions[end] + 1)
            {
                end++;
            }

            ranges.Add(start == end
                ? versions[start].ToString(CultureInfo.InvariantCulture)
                : string.Create(CultureInfo.InvariantCulture, $"{versions[start]}-{versions[end]}"));
        }

        return string.Join(", ", ranges);
    }
}
