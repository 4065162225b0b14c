using System.Text.Json;

namespace Repro.Table.Scanning.Pruning;

/// <summary>Understands the bounds of one type.</summary>
internal interface IBoundReader<T>
{
    /// <summary>Reads the value at which the reader stands.</summary>
    /// <param name="json">The reader, which stays where it is.</param>
    /// <param name="kind">Which bound it is: what is inexact is widened to that side.</param>
    /// <param name="bound">The bound.</param>
    /// <returns>False if it is no bound of the type.</returns>
    bool TryRead(ref Utf8JsonReader json, StatisticKind kind, out T bound);
}
