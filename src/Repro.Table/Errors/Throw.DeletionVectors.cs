namespace Repro.Table.Errors;

/// <summary>Failures of deletion vectors.</summary>
internal static partial class Throw
{
    public static UnsupportedFeatureException DeletionVectorStorageUnknown(string storageType) =>
        UnsupportedFeature(
            [$"deletion vectors stored as '{Shorten(storageType)}'"],
            TableAccess.Read,
            $"A deletion vector is stored as '{Shorten(storageType)}', which this version of the library does not "
            + "know. Use a newer version, or the engine that wrote it.");

    public static LogCorruptException DeletionVectorIdCorrupt(string text) =>
        LogCorrupt(
            "_delta_log",
            line: null,
            $"'{Shown(text)}' names no deletion vector: it must end in 20 characters that are a UUID as Z85");
}
