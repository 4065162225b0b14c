using System.Buffers;
using System.Text.Json;
using Repro.Table.Errors;
using Repro.Table.Log.Actions;
using Repro.Table.Log.Segments;
using Repro.Table.Storage;

namespace Repro.Table.Log.Checkpoints;

/// <summary>What <c>_last_checkpoint</c> says: where a checkpoint was, when the file was written. Never trusted.</summary>
/// <remarks>It may be absent, torn, stale or name a checkpoint that is gone; it only chooses where a listing starts.
/// Protocol: Last Checkpoint File.</remarks>
internal sealed record LastCheckpointHint
{
    private const int MaxAttempts = 3;

    // Every reader can hold it exactly, and no table gets there.
    private const long MaxVersion = 1L << 53;

    private static readonly JsonDocumentOptions s_options = new()
    {
        MaxDepth = LogLimits.MaxJsonDepth,
        AllowDuplicateProperties = false,
    };

    private static TablePath FilePath { get; } = TablePath.LogDirectory.Child(LogPath.LastCheckpoint);

    /// <summary>Gets the version of the checkpoint.</summary>
    public required long Version { get; init; }

    /// <summary>Gets the number of actions in the checkpoint; null if the writer did not say.</summary>
    public long? ActionCount { get; init; }

    /// <summary>Gets the size of the checkpoint in bytes; null if the writer did not say.</summary>
    public long? SizeInBytes { get; init; }

    /// <summary>Gets the number of live files in the checkpoint; null if the writer did not say.</summary>
    public long? AddCount { get; init; }

    /// <summary>Reads the hint of a table.</summary>
    /// <param name="store">The store of the table.</param>
    /// <param name="limits">The most bytes to look at.</param>
    /// <param name="cancellationToken">Stops the read, and is the only failure.</param>
    /// <returns>The hint; null if there is none, or none that can be used.</returns>
    public static async Task<LastCheckpointHint?> ReadAsync(ITableStore store, LogLimits limits, CancellationToken cancellationToken)
    {
        // A store that writes in place may show half of it, a moment later the whole.
        for (int attempt = 0; attempt < MaxAttempts; attempt++)
        {
            try
            {
                using StoreObject? content = await store
                    .ReadAsync(FilePath, limits.MaxHintSizeInBytes, cancellationToken)
                    .ConfigureAwait(false);
                return content is null ? null : Parse(content.Content);
            }
            catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
            {
                continue;
            }
            catch (TableException)
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>Writes the hint of a table, over the one that is there.</summary>
    /// <exception cref="StoreException">The store failed; the table is as good as before.</exception>
    public async Task WriteAsync(ITableStore store, CancellationToken cancellationToken) =>
        await store.PutAsync(FilePath, ToJson(), PutMode.Overwrite, cancellationToken).ConfigureAwait(false);

    /// <summary>Returns the file, with its checksum.</summary>
    public ReadOnlyMemory<byte> ToJson()
    {
        // No checkpointSchema: its checksum would depend on how a reader orders the positions of long arrays.
        using JsonDocument members = JsonDocument.Parse(Write(checksum: null));
        return Write(HintChecksum.Compute(members.RootElement, PathOrder.Text));
    }

    private static LastCheckpointHint? Parse(ReadOnlyMemory<byte> json)
    {
        using JsonDocument document = JsonDocument.Parse(json, s_options);
        JsonElement root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object || Number(root, "version") is not long version || version is < 0 or > MaxVersion)
        {
            return null;
        }

        if (!HintChecksum.Verify(root))
        {
            throw new FormatException("The checksum of the hint is another.");
        }

        return new LastCheckpointHint
        {
            Version = version,
            ActionCount = Number(root, "size"),
            SizeInBytes = Number(root, "sizeInBytes"),
            AddCount = Number(root, "numOfAddFiles"),
        };
    }

    private static long? Number(JsonElement root, string name) =>
        root.TryGetProperty(name, out JsonElement member) && member.ValueKind == JsonValueKind.Number && member.TryGetInt64(out long value)
            ? value
            : null;

    private ReadOnlyMemory<byte> Write(string? checksum)
    {
        ArrayBufferWriter<byte> buffer = new();
        using Utf8JsonWriter json = new(buffer);
        json.WriteStartObject();
        Write(json, "version", Version);
        Write(json, "size", ActionCount);
        Write(json, "sizeInBytes", SizeInBytes);
        Write(json, "numOfAddFiles", AddCount);
        if (checksum is not null)
        {
            json.WriteString("checksum"u8, checksum);
        }

        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter json, string name, long? value)
    {
        if (value is long number)
        {
            json.WriteNumber(name, number);
        }
    }
}
