namespace Repro.Table.Errors;

/// <summary>Failures of checkpoints. Whoever meets one may pass over the checkpoint and go on from an older one.</summary>
internal static partial class Throw
{
    public static DataFileCorruptException CheckpointCorrupt(
        string path, string reason, long version, Exception? innerException = null) =>
        new(
            $"The checkpoint file {path} cannot be used: {reason}. "
            + "It repeats what commits say; the table still opens if an older checkpoint or commit 0 is there.",
            innerException)
        {
            Path = path,
            Reason = reason,
            Version = version,
        };

    public static UnsupportedFeatureException CheckpointIsV2(string path, long version) =>
        UnsupportedFeature(
            ["v2Checkpoint"],
            TableAccess.Read,
            $"The checkpoint file {path} is a V2 checkpoint, which this version of the library does not read. "
            + "The table still opens if an older checkpoint or commit 0 is there.",
            version: version);

    public static StoreException CheckpointAbsent(string path) =>
        StoreFailed(
            "StoreOutcomeUnknown",
            "put",
            path,
            "the store was asked to make it, and then had no such object",
            "Nothing depends on this checkpoint; it will be written again with a later version.",
            StoreFailureKind.Transient);
}
