namespace Repro.Table.Errors;

/// <summary>A data file, deletion vector or checkpoint is damaged or is not what the log says it is.</summary>
public sealed class DataFileCorruptException : TableException
{
    internal DataFileCorruptException(string message, Exception? innerException = null)
        : base("DataFileCorrupt", message, innerException)
    {
    }

    /// <summary>Gets the file, relative to the table root.</summary>
    public required string Path { get; init; }

    /// <summary>Gets what is wrong with it.</summary>
    public required string Reason { get; init; }
}
