namespace Repro.Table.Errors;

/// <summary>A file of the log is damaged, contradicts itself, or is missing from the middle.</summary>
public sealed class LogCorruptException : TableException
{
    internal LogCorruptException(string message, Exception? innerException = null)
        : base("LogCorrupt", message, innerException)
    {
    }

    /// <summary>Gets the file, relative to the table root.</summary>
    public required string Path { get; init; }

    /// <summary>Gets the line in the file, from 1; null where the file as a whole is meant.</summary>
    public int? LineNumber { get; init; }

    /// <summary>Gets what is wrong with it.</summary>
    public required string Reason { get; init; }
}
