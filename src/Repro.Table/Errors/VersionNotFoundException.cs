namespace Repro.Table.Errors;

/// <summary>The version or time that was asked for cannot be rebuilt from the log as it stands.</summary>
public sealed class VersionNotFoundException : TableException
{
    internal VersionNotFoundException(string message)
        : base("VersionNotFound", message)
    {
    }

    /// <summary>Gets what was asked for: a version number or an instant in ISO 8601.</summary>
    public required string Requested { get; init; }

    /// <summary>Gets the oldest version that the log can rebuild; null if unknown.</summary>
    public long? Earliest { get; init; }

    /// <summary>Gets the newest version of the table; null if unknown.</summary>
    public long? Latest { get; init; }
}
