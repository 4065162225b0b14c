namespace Repro.Table.Errors;

internal static partial class Throw
{
    public static DataFileCorruptException DataFileCorrupt(string path, string reason, Exception? innerException = null) =>
        new($"The file '{path}' cannot be read: {reason}. Restore it, or restore the table to a version that does not use it.", innerException)
        {
            Path = path,
            Reason = reason,
        };

    public static DataFileMissingException DataFileMissing(string path, Exception innerException) =>
        new(
            $"The file '{path}' is named by the log and is not in the store. A vacuum may have removed it while this version was read; "
                + "refresh, or read a version that is still kept.",
            innerException)
        {
            Path = path,
            Reason = "not in the store",
        };

    public static UnsupportedFeatureException ParquetUnsupported(string path, string feature) =>
        UnsupportedFeature(
            [feature],
            TableAccess.Read,
            $"The file '{path}' uses {feature}, which this version of the library does not read. Rewrite the file with another engine.");

    public static UnsupportedFeatureException CodecUnsupported(string codec) =>
        UnsupportedFeature(
            [$"delta.parquet.compression.codec={codec}"],
            TableAccess.Write,
            $"Files cannot be compressed with '{codec}'. Use zstd, snappy, gzip, lz4_raw or none.");

    public static UnsupportedFeatureException FormatVersionUnsupported(string version, string? location, long? tableVersion) =>
        UnsupportedFeature(
            [$"delta.parquet.format.version={version}"],
            TableAccess.Write,
            $"Files of Parquet format version '{Shorten(version)}' cannot be written. Set delta.parquet.format.version to 1.0.0, or leave it out.",
            location,
            tableVersion);

    public static UnsupportedFeatureException NotStorable(string column, string type, string why) =>
        UnsupportedFeature(
            [type],
            TableAccess.Write,
            $"Column '{column}' of type {type} cannot be written to a data file: {why}.");

    public static SchemaMismatchException FileColumnMismatch(string path, string column, string expected, string actual) =>
        new($"Column '{column}' of the file '{path}' is {actual}, which cannot be read as {expected}.")
        {
            Column = column,
            Expected = expected,
            Actual = actual,
        };

    public static UnsupportedFeatureException FileColumnNotHeld(string path, string column, string type) =>
        UnsupportedFeature(
            [type],
            TableAccess.Read,
            $"Column '{column}' of the file '{path}' is {type}, which no column of a table can hold. Rewrite the file with another type.");

    public static SchemaMismatchException ValueOutOfRange(string column, string expected, string value) =>
        new($"Column '{column}' has the value {value}, which does not fit {expected}.")
        {
            Column = column,
            Expected = expected,
            Actual = value,
        };
}
