namespace Repro.Table.Storage;

/// <summary>What a put does when the object exists.</summary>
public enum PutMode
{
    /// <summary>Refuses: at most one caller, over all processes and all time, is told that it created the object.</summary>
    CreateOnly,

    /// <summary>Replaces it; the last writer wins.</summary>
    Overwrite,
}
