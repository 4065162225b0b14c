using System.Collections.Immutable;
using Repro.Table.Storage;

namespace Repro.Table.Operations.Vacuum;

/// <summary>What a vacuum would delete. Making it changes nothing.</summary>
public sealed record VacuumPlan
{
    /// <summary>Gets the location of the table.</summary>
    public required string Location { get; init; }

    /// <summary>Gets the version that was the newest when the plan was made.</summary>
    public required long Version { get; init; }

    /// <summary>Gets what was asked for.</summary>
    public required VacuumOptions Options { get; init; }

    /// <summary>Gets the table's own retention.</summary>
    public required TimeSpan TableRetention { get; init; }

    /// <summary>Gets the retention that rules.</summary>
    public required TimeSpan Retention { get; init; }

    /// <summary>Gets whether the retention comes from a table property, the default, or the caller, in words.</summary>
    public required string RetentionSource { get; init; }

    /// <summary>Gets the instant before which a file must have left the table.</summary>
    public required DateTimeOffset Horizon { get; init; }

    /// <summary>Gets the files, in ascending order of the UTF-8 bytes of their paths.</summary>
    public required ImmutableArray<StoreEntry> Files { get; init; }

    /// <summary>Gets the size of the files in bytes.</summary>
    public required long SizeInBytes { get; init; }

    /// <summary>Gets the versions that are readable now and would not be afterwards, ascending.</summary>
    public required ImmutableArray<long> LostVersions { get; init; }

    /// <summary>Gets what keeps files that would go otherwise, a line each; empty if nothing does.</summary>
    public ImmutableArray<string> KeptBy { get; init; } = [];
}
