using Microsoft.Extensions.Logging;

namespace Repro.Table.Diagnostics;

/// <summary>All that the library logs. Ids are stable and never used again.</summary>
internal static partial class LogMessages
{
    private const int PropertyUnusedId = 1;
    private const int MaintenanceFailedId = 2;
    private const int FileTimesUsedId = 3;

    /// <summary>A table has a property that another engine may act on, or that is misspelt.</summary>
    [LoggerMessage(
        PropertyUnusedId,
        LogLevel.Warning,
        "{Location} has the table property {Property}, which has no effect here. Check its spelling, or set it for other engines only.")]
    public static partial void PropertyUnused(ILogger logger, string location, string property);

    /// <summary>What follows a commit has failed; the commit stands.</summary>
    [LoggerMessage(
        MaintenanceFailedId,
        LogLevel.Error,
        "Version {Version} of {Location} is committed, but the work after it failed. Reads cost more until a later checkpoint succeeds.")]
    public static partial void MaintenanceFailed(ILogger logger, Exception exception, string location, long version);

    /// <summary>An instant was looked up by the times of files, which a copy changes.</summary>
    [LoggerMessage(
        FileTimesUsedId,
        LogLevel.Warning,
        "{Location} as of {Instant} is version {Version} by the times of its commit files, which change when the table is copied. "
            + "Read it by version, or enable delta.enableInCommitTimestamps.")]
    public static partial void FileTimesUsed(ILogger logger, string location, DateTimeOffset instant, long version);
}
