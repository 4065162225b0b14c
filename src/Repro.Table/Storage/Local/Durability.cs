namespace Repro.Table.Storage.Local;

/// <summary>What a local store does so that a finished write survives a loss of power.</summary>
public enum Durability
{
    /// <summary>Waits until the medium has files and names, and fails if it refuses.</summary>
    Full,

    /// <summary>Nothing: an acknowledged commit can be lost, or be left empty. For tests and scratch tables.</summary>
    None,
}
