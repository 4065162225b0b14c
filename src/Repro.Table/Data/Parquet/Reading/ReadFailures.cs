using Repro.Table.Errors;

namespace Repro.Table.Data.Parquet.Reading;

/// <summary>Puts what goes wrong below the engine into the words of a table, once.</summary>
internal static class ReadFailures
{
    /// <summary>Returns what to throw instead.</summary>
    /// <param name="path">The file.</param>
    /// <param name="failure">What was thrown, neither a cancellation nor an exception of ours other than of the store.</param>
    public static TableException Wrap(string path, Exception failure) => failure switch
    {
        StoreException { Code: "StoreObjectMissing" } => Throw.DataFileMissing(path, failure),
        NotSupportedException or NotImplementedException => Throw.ParquetUnsupported(path, $"something unknown ({failure.Message})"),
        _ => Throw.DataFileCorrupt(path, failure.Message, failure),
    };

    /// <summary>Returns whether an exception is to be wrapped.</summary>
    public static bool IsForeign(Exception failure) =>
        failure is StoreException { Code: "StoreObjectMissing" } or not (TableException or OperationCanceledException or OutOfMemoryException);
}
