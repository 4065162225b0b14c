using System.Text.Json;

namespace Repro.Table.TestKit.Peers;

/// <summary>Another engine, as a reader of tables.</summary>
public interface IPeerReader
{
    /// <summary>Gets its name, for messages.</summary>
    string Name { get; }

    /// <summary>Returns all rows of a version, null for the newest, in no particular order.</summary>
    /// <exception cref="PeerException">The engine refused the table or failed.</exception>
    Task<IReadOnlyList<JsonElement>> ReadAsync(string table, long? version, CancellationToken cancellationToken);

    /// <summary>Returns the rows of the newest version that a condition in SQL admits.</summary>
    /// <exception cref="PeerException">The engine refused the table or failed.</exception>
    Task<IReadOnlyList<JsonElement>> FilterAsync(string table, string condition, CancellationToken cancellationToken);
}
