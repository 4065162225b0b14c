namespace Repro.Table.Log.Commits;

/// <summary>How long a commit is tried.</summary>
internal sealed record CommitLimits
{
    /// <summary>Gets the defaults.</summary>
    public static CommitLimits Default { get; } = new();

    /// <summary>Gets the most versions that are tried.</summary>
    public int MaxAttempts { get; init; } = 100;

    /// <summary>Gets how long versions are tried.</summary>
    public TimeSpan MaxDuration { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Gets the most puts of one version that fail before anything could be visible.</summary>
    public int MaxFailedPuts { get; init; } = 5;

    /// <summary>Gets how long an unknown outcome is cleared up after its first ambiguous answer.</summary>
    public TimeSpan MaxUnknownDuration { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Gets the first pause; each further one is twice as long, up to <see cref="MaxPause"/>.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(10);

    /// <summary>Gets the longest pause.</summary>
    public TimeSpan MaxPause { get; init; } = TimeSpan.FromSeconds(2);
}
