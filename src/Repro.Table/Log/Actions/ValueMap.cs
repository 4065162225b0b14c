using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Repro.Table.Log.Actions;

/// <summary>A small immutable map from text to text or null, which keeps its order and compares by content.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "A map in the protocol's sense.")]
public sealed class ValueMap : IReadOnlyDictionary<string, string?>, IEquatable<ValueMap>
{
    private readonly KeyValuePair<string, string?>[] _pairs;

    private ValueMap(KeyValuePair<string, string?>[] pairs)
    {
        _pairs = pairs;
    }

    /// <summary>Gets the map without entries.</summary>
    public static ValueMap Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _pairs.Length;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => _pairs.Select(p => p.Key);

    /// <inheritdoc/>
    public IEnumerable<string?> Values => _pairs.Select(p => p.Value);

    /// <inheritdoc/>
    public string? this[string key] =>
        TryGetValue(key, out string? value) ? value : throw new KeyNotFoundException($"There is no entry '{key}'.");

    /// <summary>Makes a map of entries in their order.</summary>
    /// <exception cref="ArgumentException">A key occurs twice.</exception>
    public static ValueMap Of(IEnumerable<KeyValuePair<string, string?>> pairs)
    {
        KeyValuePair<string, string?>[] array = pairs.ToArray();
        HashSet<string>? keys = array.Length > 1 ? new(array.Length, StringComparer.Ordinal) : null;
        foreach (KeyValuePair<string, string?> pair in array)
        {
            if (keys?.Add(pair.Key) == false)
            {
                throw new ArgumentException($"The key '{pair.Key}' occurs twice.", nameof(pairs));
            }
        }

        return array.Length == 0 ? Empty : new ValueMap(array);
    }

    /// <inheritdoc/>
    public bool ContainsKey(string key) => TryGetValue(key, out _);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string? value)
    {
        foreach (KeyValuePair<string, string?> pair in _pairs)
        {
            if (string.Equals(pair.Key, key, StringComparison.Ordinal))
            {
                value = pair.Value;
                return true;
            }
        }

        value = null;
        return false;
    }

    /// <summary>Compares by content, whatever the order.</summary>
    public bool Equals(ValueMap? other)
    {
        if (other is null || other.Count != Count)
        {
            return false;
        }

        foreach (KeyValuePair<string, string?> pair in _pairs)
        {
            if (!other.TryGetValue(pair.Key, out string? value) || !string.Equals(value, pair.Value, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ValueMap);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        int hash = Count;
        foreach (KeyValuePair<string, string?> pair in _pairs)
        {
            hash ^= HashCode.Combine(pair.Key, pair.Value);
        }

        return hash;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string?>> GetEnumerator() =>
        ((IEnumerable<KeyValuePair<string, string?>>)_pairs).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
