namespace Repro.Table.Cli.Targets;

/// <summary>The name under which programs pass a version of a table on.</summary>
internal static class SnapshotName
{
    /// <summary>Returns <c>repro:TABLE-ID@VERSION</c>, which stays right when the table is moved.</summary>
    public static string Of(string tableId, long version) => FormattableString.Invariant($"repro:{tableId}@{version}");

    /// <summary>Returns the name of a snapshot.</summary>
    public static string Of(Snapshot snapshot) => Of(snapshot.Metadata.Id, snapshot.Version);
}
