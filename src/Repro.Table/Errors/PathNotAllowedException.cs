namespace Repro.Table.Errors;

/// <summary>A path of the log would leave the table, or is no path that a store may be asked for.</summary>
public sealed class PathNotAllowedException : TableException
{
    internal PathNotAllowedException(string message)
        : base("PathNotAllowed", message)
    {
    }

    /// <summary>Gets the path as it was found.</summary>
    public required string Path { get; init; }

    /// <summary>Gets why it is refused.</summary>
    public required string Reason { get; init; }
}
