using System.Globalization;

namespace Repro.Table.Errors;

/// <summary>Refusals of a vacuum.</summary>
internal static partial class Throw
{
    public static ConstraintViolationException RetentionTooShort(
        TimeSpan asked, TimeSpan ruling, string source, string location, long version) =>
        new($"Nothing was deleted from {location}: a retention of {Words(asked)} is below the {Words(ruling)} of "
            + $"{source}, which rules. Files younger than that may belong to writes under way, and older versions are "
            + $"read from them. Ask for {Words(ruling)} or more; or give RetentionCheck.Override "
            + "(`repro vacuum --allow-short-retention-and-data-loss`).")
        {
            Constraint = "delta.deletedFileRetentionDuration",
            Location = location,
            Version = version,
        };

    public static UnsupportedFeatureException PinsNotUnderstood(string found, string location, long version) =>
        UnsupportedFeature(
            ["_repro"],
            TableAccess.Write,
            $"Nothing was deleted from {location}: it has '{Shown(found)}'. A newer version of Repro.Table may keep "
            + "pins in _repro/, and deleting without understanding them could destroy what they hold. Run vacuum with "
            + "that version, or move the folder away if nothing in it is needed.",
            location,
            version);

    public static ArgumentException PlanOfOtherTable(string planned, string location, string parameter) =>
        new($"The plan was made for {planned}, and this table is {location}. Make a plan of this table.", parameter);

    public static ArgumentException PlanOfLaterVersion(long planned, long latest, string location, string parameter) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"The plan was made at version {planned}, and {location} is at version {latest}: ")
            + "it is another table now. Make a new plan.",
            parameter);

    private static string Words(TimeSpan time) => time.Ticks switch
    {
        var ticks when ticks % TimeSpan.TicksPerDay == 0 && ticks > 0 => Count(ticks / TimeSpan.TicksPerDay, "day"),
        var ticks when ticks % TimeSpan.TicksPerHour == 0 => Count(ticks / TimeSpan.TicksPerHour, "hour"),
        _ => time.ToString("c", CultureInfo.InvariantCulture),
    };

    private static string Count(long count, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {unit}{(count == 1 ? string.Empty : "s")}");
}
