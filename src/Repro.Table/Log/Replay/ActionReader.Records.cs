using System.Text.Json;
using Repro.Table.Log.Actions;

namespace Repro.Table.Log.Replay;

/// <summary>The actions of which a commit has few.</summary>
internal ref partial struct ActionReader
{
    private Metadata ReadMetadata()
    {
        string? id = null;
        string? name = null;
        string? description = null;
        string? schema = null;
        string provider = "parquet";
        ValueMap options = ValueMap.Empty;
        ValueMap configuration = ValueMap.Empty;
        List<string>? partitionColumns = null;
        long? created = null;
        while (Next())
        {
            if (Is("id"u8, 0))
            {
                id = ReadString();
            }
            else if (Is("name"u8, 1))
            {
                name = ReadString();
            }
            else if (Is("description"u8, 2))
            {
                description = ReadString();
            }
            else if (Is("format"u8, 3))
            {
                (provider, options) = ReadFormat();
            }
            else if (Is("schemaString"u8, 4))
            {
                schema = ReadString();
            }
            else if (Is("partitionColumns"u8, 5))
            {
                partitionColumns = ReadStrings();
            }
            else if (Is("createdTime"u8, 6))
            {
                created = ReadInt64();
            }
            else if (Is("configuration"u8, 7))
            {
                configuration = ReadMap() ?? ValueMap.Empty;
            }
            else
            {
                Skip();
            }
        }

        Require(id is not null, "metaData", "id");
        Require(schema is not null, "metaData", "schemaString");
        return new Metadata
        {
            Id = id,
            Name = name,
            Description = description,
            FormatProvider = provider,
            FormatOptions = options,
            SchemaString = schema,
            PartitionColumns = [.. partitionColumns ?? []],
            CreatedTime = created,
            Configuration = configuration,
        };
    }

    private (string Provider, ValueMap Options) ReadFormat()
    {
        string provider = "parquet";
        ValueMap options = ValueMap.Empty;
        Expect(JsonTokenType.StartObject, "format");
        while (Next())
        {
            if (Is("provider"u8, 8))
            {
                provider = ReadString() ?? provider;
            }
            else if (Is("options"u8, 9))
            {
                options = ReadMap() ?? options;
            }
            else
            {
                Skip();
            }
        }

        return (provider, options);
    }

    private Protocol ReadProtocol()
    {
        int? reader = null;
        int? writer = null;
        List<string>? readerFeatures = null;
        List<string>? writerFeatures = null;
        while (Next())
        {
            if (Is("minReaderVersion"u8, 0))
            {
                reader = ReadProtocolVersion();
            }
            else if (Is("minWriterVersion"u8, 1))
            {
                writer = ReadProtocolVersion();
            }
            else if (Is("readerFeatures"u8, 2))
            {
                readerFeatures = ReadStrings();
            }
            else if (Is("writerFeatures"u8, 3))
            {
                writerFeatures = ReadStrings();
            }
            else
            {
                Skip();
            }
        }

        Require(reader is not null, "protocol", "minReaderVersion");
        Require(writer is not null, "protocol", "minWriterVersion");
        return new Protocol
        {
            MinReaderVersion = reader.Value,
            MinWriterVersion = writer.Value,
            ReaderFeatures = readerFeatures is null ? null : [.. readerFeatures],
            WriterFeatures = writerFeatures is null ? null : [.. writerFeatures],
        };
    }

    private SetTransaction ReadTransaction()
    {
        string? appId = null;
        long? version = null;
        long? lastUpdated = null;
        while (Next())
        {
            if (Is("appId"u8, 0))
            {
                appId = ReadString();
            }
            else if (Is("version"u8, 1))
            {
                version = ReadInt64();
            }
            else if (Is("lastUpdated"u8, 2))
            {
                lastUpdated = ReadInt64();
            }
            else
            {
                Skip();
            }
        }

        Require(appId is not null, "txn", "appId");
        Require(version is not null, "txn", "version");
        return new SetTransaction { AppId = appId, Version = version.Value, LastUpdated = lastUpdated };
    }

    private DomainMetadata ReadDomain()
    {
        string? domain = null;
        string configuration = string.Empty;
        bool removed = false;
        while (Next())
        {
            if (Is("domain"u8, 0))
            {
                domain = ReadString();
            }
            else if (Is("configuration"u8, 1))
            {
                configuration = ReadString() ?? configuration;
            }
            else if (Is("removed"u8, 2))
            {
                removed = ReadBoolean() ?? false;
            }
            else
            {
                Skip();
            }
        }

        Require(domain is not null, "domainMetadata", "domain");
        return new DomainMetadata { Domain = domain, Configuration = configuration, Removed = removed };
    }

    private DeletionVectorDescriptor? ReadDeletionVector()
    {
        if (_json.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        uint outer = _seen;
        _seen = 0;
        string? storageType = null;
        string? path = null;
        int? offset = null;
        int? size = null;
        long? cardinality = null;
        Expect(JsonTokenType.StartObject, "deletionVector");
        while (Next())
        {
            if (Is("storageType"u8, 0))
            {
                storageType = ReadString();
            }
            else if (Is("pathOrInlineDv"u8, 1))
            {
                path = ReadString();
            }
            else if (Is("offset"u8, 2))
            {
                offset = ReadInt32();
            }
            else if (Is("sizeInBytes"u8, 3))
            {
                size = ReadInt32();
            }
            else if (Is("cardinality"u8, 4))
            {
                cardinality = ReadInt64();
            }
            else
            {
                Skip();
            }
        }

        _seen = outer;
        Require(storageType is not null, "deletionVector", "storageType");
        Require(path is not null, "deletionVector", "pathOrInlineDv");
        Require(size is not null, "deletionVector", "sizeInBytes");
        Require(cardinality is not null, "deletionVector", "cardinality");
        return new DeletionVectorDescriptor
        {
            StorageType = storageType,
            PathOrInlineDv = path,
            Offset = offset,
            SizeInBytes = size.Value,
            Cardinality = cardinality.Value,
        };
    }

    private CommitInfo ReadCommitInfo()
    {
        int start = (int)_json.TokenStartIndex;
        CommitInfo info = new();
        while (Next())
        {
            info = TryReadCommitInfoMember(info) ?? info;
        }

        return info with { Json = System.Text.Encoding.UTF8.GetString(_line[start..(int)_json.BytesConsumed]) };
    }

    // Readers tolerate members of other types here: provenance that another program spells oddly must not close a table.
    private CommitInfo? TryReadCommitInfoMember(CommitInfo info)
    {
        if (Is("timestamp"u8, 0))
        {
            return info with { Timestamp = ReadInt64OrSkip() };
        }

        if (Is("inCommitTimestamp"u8, 1))
        {
            return info with { InCommitTimestamp = ReadInt64() };
        }

        if (Is("operation"u8, 2))
        {
            return info with { Operation = ReadText() };
        }

        if (Is("operationParameters"u8, 3))
        {
            return info with { OperationParameters = ReadMapOrSkip() };
        }

        if (Is("readVersion"u8, 4))
        {
            return info with { ReadVersion = ReadInt64OrSkip() };
        }

        if (Is("isolationLevel"u8, 5))
        {
            return info with { IsolationLevel = ReadText() };
        }

        if (Is("isBlindAppend"u8, 6))
        {
            return info with { IsBlindAppend = ReadBooleanOrSkip() };
        }

        if (Is("operationMetrics"u8, 7))
        {
            return info with { OperationMetrics = ReadMapOrSkip() };
        }

        if (Is("userMetadata"u8, 8))
        {
            return info with { UserMetadata = ReadText() };
        }

        if (Is("engineInfo"u8, 9))
        {
            return info with { EngineInfo = ReadText() };
        }

        if (Is("txnId"u8, 10))
        {
            return info with { TxnId = ReadText() };
        }

        Skip();
        return null;
    }

    private long? ReadInt64OrSkip()
    {
        if (_json.TokenType == JsonTokenType.Number && _json.TryGetInt64(out long value))
        {
            return value;
        }

        _json.Skip();
        return null;
    }

    private bool? ReadBooleanOrSkip()
    {
        if (_json.TokenType is JsonTokenType.True or JsonTokenType.False)
        {
            return _json.GetBoolean();
        }

        _json.Skip();
        return null;
    }

    private ValueMap ReadMapOrSkip()
    {
        if (_json.TokenType == JsonTokenType.StartObject)
        {
            return ReadMap() ?? ValueMap.Empty;
        }

        _json.Skip();
        return ValueMap.Empty;
    }
}
