namespace Repro.Table.Log.Actions;

/// <summary>How far an application has written, so that it can tell a repeated batch. Protocol: Transaction Identifiers.</summary>
public sealed record SetTransaction : LogAction
{
    /// <summary>Gets the name of the application.</summary>
    public required string AppId { get; init; }

    /// <summary>Gets the number that the application gave its batch.</summary>
    public required long Version { get; init; }

    /// <summary>Gets when it was written, in milliseconds since the Unix epoch; null if the writer did not say.</summary>
    public long? LastUpdated { get; init; }
}
