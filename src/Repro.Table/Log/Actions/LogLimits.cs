namespace Repro.Table.Log.Actions;

/// <summary>Limits that guard memory and time against a hostile or broken log.</summary>
internal sealed record LogLimits
{
    /// <summary>Gets the defaults.</summary>
    public static LogLimits Default { get; } = new();

    /// <summary>Gets the most bytes of a commit.</summary>
    public long MaxCommitSizeInBytes { get; init; } = 1L << 30;

    /// <summary>Gets the most bytes of a line of a commit.</summary>
    public int MaxLineLength { get; init; } = 64 << 20;

    /// <summary>Gets the most bytes of <c>_last_checkpoint</c>.</summary>
    public long MaxHintSizeInBytes { get; init; } = 64 << 10;

    /// <summary>Gets the most requests for log files under way at the same time.</summary>
    public int MaxConcurrentRequests { get; init; } = 64;

    /// <summary>The most levels of JSON; a constant because the parser needs it before any option is known.</summary>
    public const int MaxJsonDepth = 128;
}
