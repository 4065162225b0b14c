namespace Repro.Table.Errors;

/// <summary>A file that the log names is not in the store.</summary>
public sealed class DataFileMissingException : TableException
{
    internal DataFileMissingException(string message, Exception? innerException = null)
        : base("DataFileMissing", message, innerException)
    {
    }

    /// <summary>Gets the file, relative to the table root.</summary>
    public required string Path { get; init; }

    /// <summary>Gets why it is thought to be gone.</summary>
    public required string Reason { get; init; }
}
