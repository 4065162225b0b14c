using System.Buffers;
using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Repro.Table.Log.Actions;

/// <summary>Writes actions as lines of a commit, always in the same form: equal actions are equal bytes.</summary>
/// <remarks>Members come in the order of the protocol, without spare whitespace; text is escaped only where JSON asks for it.
/// Protocol: Delta Log Entries.</remarks>
internal static class ActionWriter
{
    private static readonly JsonWriterOptions s_options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <summary>Writes a commit, one action a line.</summary>
    public static ReadOnlyMemory<byte> WriteCommit(IEnumerable<LogAction> actions)
    {
        ArrayBufferWriter<byte> buffer = new(4096);
        using Utf8JsonWriter json = new(buffer, s_options);
        foreach (LogAction action in actions)
        {
            json.Reset(buffer);
            Write(json, action);
            json.Flush();
            buffer.Write("\n"u8);
        }

        return buffer.WrittenMemory;
    }

    /// <summary>Writes one action as an object with one member.</summary>
    public static void Write(Utf8JsonWriter json, LogAction action)
    {
        json.WriteStartObject();
        switch (action)
        {
            case CommitInfo info:
                WriteCommitInfo(json, info);
                break;
            case Protocol protocol:
                WriteProtocol(json, protocol);
                break;
            case Metadata metadata:
                WriteMetadata(json, metadata);
                break;
            case SetTransaction transaction:
                json.WriteStartObject("txn"u8);
                json.WriteString("appId"u8, transaction.AppId);
                json.WriteNumber("version"u8, transaction.Version);
                WriteOptional(json, "lastUpdated"u8, transaction.LastUpdated);
                json.WriteEndObject();
                break;
            case DomainMetadata domain:
                json.WriteStartObject("domainMetadata"u8);
                json.WriteString("domain"u8, domain.Domain);
                json.WriteString("configuration"u8, domain.Configuration);
                json.WriteBoolean("removed"u8, domain.Removed);
                json.WriteEndObject();
                break;
            case AddFile add:
                WriteAdd(json, add);
                break;
            case RemoveFile remove:
                WriteRemove(json, remove);
                break;
            case AddCdcFile cdc:
                json.WriteStartObject("cdc"u8);
                json.WriteString("path"u8, cdc.Path);
                WriteMap(json, "partitionValues"u8, cdc.PartitionValues);
                json.WriteNumber("size"u8, cdc.Size);
                json.WriteBoolean("dataChange"u8, value: false);
                WriteOptional(json, "tags"u8, cdc.Tags);
                json.WriteEndObject();
                break;
            default:
                throw new UnreachableException($"An action of type {action.GetType()} has no form.");
        }

        json.WriteEndObject();
    }

    private static void WriteCommitInfo(Utf8JsonWriter json, CommitInfo info)
    {
        json.WriteStartObject("commitInfo"u8);
        WriteOptional(json, "inCommitTimestamp"u8, info.InCommitTimestamp);
        WriteOptional(json, "timestamp"u8, info.Timestamp);
        WriteOptional(json, "operation"u8, info.Operation);
        WriteMap(json, "operationParameters"u8, info.OperationParameters);
        WriteOptional(json, "readVersion"u8, info.ReadVersion);
        WriteOptional(json, "isolationLevel"u8, info.IsolationLevel);
        if (info.IsBlindAppend is bool isBlindAppend)
        {
            json.WriteBoolean("isBlindAppend"u8, isBlindAppend);
        }

        if (info.OperationMetrics.Count > 0)
        {
            WriteMap(json, "operationMetrics"u8, info.OperationMetrics);
        }

        WriteOptional(json, "userMetadata"u8, info.UserMetadata);
        WriteOptional(json, "engineInfo"u8, info.EngineInfo);
        WriteOptional(json, "txnId"u8, info.TxnId);
        json.WriteEndObject();
    }

    private static void WriteProtocol(Utf8JsonWriter json, Protocol protocol)
    {
        json.WriteStartObject("protocol"u8);
        json.WriteNumber("minReaderVersion"u8, protocol.MinReaderVersion);
        json.WriteNumber("minWriterVersion"u8, protocol.MinWriterVersion);
        if (protocol.ReaderFeatures is { } readerFeatures)
        {
            WriteStrings(json, "readerFeatures"u8, readerFeatures);
        }

        if (protocol.WriterFeatures is { } writerFeatures)
        {
            WriteStrings(json, "writerFeatures"u8, writerFeatures);
        }

        json.WriteEndObject();
    }

    private static void WriteMetadata(Utf8JsonWriter json, Metadata metadata)
    {
        json.WriteStartObject("metaData"u8);
        json.WriteString("id"u8, metadata.Id);
        WriteOptional(json, "name"u8, metadata.Name);
        WriteOptional(json, "description"u8, metadata.Description);
        json.WriteStartObject("format"u8);
        json.WriteString("provider"u8, metadata.FormatProvider);
        WriteMap(json, "options"u8, metadata.FormatOptions);
        json.WriteEndObject();
        json.WriteString("schemaString"u8, metadata.SchemaString);
        WriteStrings(json, "partitionColumns"u8, metadata.PartitionColumns);
        WriteMap(json, "configuration"u8, metadata.Configuration);
        WriteOptional(json, "createdTime"u8, metadata.CreatedTime);
        json.WriteEndObject();
    }

    private static void WriteAdd(Utf8JsonWriter json, AddFile add)
    {
        json.WriteStartObject("add"u8);
        json.WriteString("path"u8, add.Path);
        WriteMap(json, "partitionValues"u8, add.PartitionValues);
        json.WriteNumber("size"u8, add.Size);
        json.WriteNumber("modificationTime"u8, add.ModificationTime);
        json.WriteBoolean("dataChange"u8, add.DataChange);
        WriteOptional(json, "stats"u8, add.Stats);
        WriteOptional(json, "tags"u8, add.Tags);
        WriteOptional(json, add.DeletionVector);
        WriteOptional(json, "baseRowId"u8, add.BaseRowId);
        WriteOptional(json, "defaultRowCommitVersion"u8, add.DefaultRowCommitVersion);
        WriteOptional(json, "clusteringProvider"u8, add.ClusteringProvider);
        json.WriteEndObject();
    }

    private static void WriteRemove(Utf8JsonWriter json, RemoveFile remove)
    {
        json.WriteStartObject("remove"u8);
        json.WriteString("path"u8, remove.Path);
        WriteOptional(json, "deletionTimestamp"u8, remove.DeletionTimestamp);
        json.WriteBoolean("dataChange"u8, remove.DataChange);
        if (remove.ExtendedFileMetadata is bool extended)
        {
            json.WriteBoolean("extendedFileMetadata"u8, extended);
        }

        WriteOptional(json, "partitionValues"u8, remove.PartitionValues);
        WriteOptional(json, "size"u8, remove.Size);
        WriteOptional(json, "tags"u8, remove.Tags);
        WriteOptional(json, remove.DeletionVector);
        WriteOptional(json, "baseRowId"u8, remove.BaseRowId);
        WriteOptional(json, "defaultRowCommitVersion"u8, remove.DefaultRowCommitVersion);
        json.WriteEndObject();
    }

    private static void WriteOptional(Utf8JsonWriter json, DeletionVectorDescriptor? vector)
    {
        if (vector is null)
        {
            return;
        }

        json.WriteStartObject("deletionVector"u8);
        json.WriteString("storageType"u8, vector.StorageType);
        json.WriteString("pathOrInlineDv"u8, vector.PathOrInlineDv);
        WriteOptional(json, "offset"u8, vector.Offset);
        json.WriteNumber("sizeInBytes"u8, vector.SizeInBytes);
        json.WriteNumber("cardinality"u8, vector.Cardinality);
        json.WriteEndObject();
    }

    private static void WriteOptional(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static void WriteOptional(Utf8JsonWriter json, ReadOnlySpan<byte> name, long? value)
    {
        if (value is long number)
        {
            json.WriteNumber(name, number);
        }
    }

    private static void WriteOptional(Utf8JsonWriter json, ReadOnlySpan<byte> name, ValueMap? map)
    {
        if (map is not null)
        {
            WriteMap(json, name, map);
        }
    }

    private static void WriteMap(Utf8JsonWriter json, ReadOnlySpan<byte> name, ValueMap map)
    {
        json.WriteStartObject(name);
        foreach (KeyValuePair<string, string?> pair in map)
        {
            json.WriteString(pair.Key, pair.Value);
        }

        json.WriteEndObject();
    }

    private static void WriteStrings(Utf8JsonWriter json, ReadOnlySpan<byte> name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (string value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
