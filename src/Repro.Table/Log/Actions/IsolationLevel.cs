namespace Repro.Table.Log.Actions;

/// <summary>What a commit must not have missed of the commits before it. Protocol: the property
/// <c>delta.isolationLevel</c>.</summary>
internal enum IsolationLevel
{
    /// <summary>Reads and writes are as if the commits had been made one after the other.</summary>
    Serializable,

    /// <summary>Writes are; a reader may see an order that no sequence of them explains.</summary>
    WriteSerializable,
}
