using System.Collections.Immutable;
using Repro.Table.Log.Actions;
using Repro.Table.Schemas;

namespace Repro.Table.Log.Checkpoints;

/// <summary>The columns of a checkpoint: one struct an action kind, and in a row only one of them is there.</summary>
/// <remarks>Columns are found by name; all may be null, as other programs write them too. Protocol: Checkpoint Schema.</remarks>
internal static class CheckpointSchema
{
    private static readonly MapType s_textByText = new() { KeyType = DataType.String, ValueType = DataType.String };

    private static readonly ArrayType s_texts = new() { ElementType = DataType.String };

    private static readonly StructType s_deletionVector = Struct(
        Field("storageType", DataType.String),
        Field("pathOrInlineDv", DataType.String),
        Field("offset", DataType.Integer),
        Field("sizeInBytes", DataType.Integer),
        Field("cardinality", DataType.Long));

    private static readonly StructField s_transaction = Field("txn", Struct(
        Field("appId", DataType.String),
        Field("version", DataType.Long),
        Field("lastUpdated", DataType.Long)));

    private static readonly StructField s_add = Field("add", Struct(
        Field("path", DataType.String),
        Field("partitionValues", s_textByText),
        Field("size", DataType.Long),
        Field("modificationTime", DataType.Long),
        Field("dataChange", DataType.Boolean),
        Field("tags", s_textByText),
        Field("deletionVector", s_deletionVector),
        Field("baseRowId", DataType.Long),
        Field("defaultRowCommitVersion", DataType.Long),
        Field("clusteringProvider", DataType.String),
        Field("stats", DataType.String)));

    private static readonly StructField s_remove = Field("remove", Struct(
        Field("path", DataType.String),
        Field("deletionTimestamp", DataType.Long),
        Field("dataChange", DataType.Boolean),
        Field("extendedFileMetadata", DataType.Boolean),
        Field("partitionValues", s_textByText),
        Field("size", DataType.Long),
        Field("deletionVector", s_deletionVector),
        Field("baseRowId", DataType.Long),
        Field("defaultRowCommitVersion", DataType.Long)));

    private static readonly StructField s_metadata = Field("metaData", Struct(
        Field("id", DataType.String),
        Field("name", DataType.String),
        Field("description", DataType.String),
        Field("format", Struct(Field("provider", DataType.String), Field("options", s_textByText))),
        Field("schemaString", DataType.String),
        Field("partitionColumns", s_texts),
        Field("configuration", s_textByText),
        Field("createdTime", DataType.Long)));

    private static readonly StructField s_protocol = Field("protocol", Struct(
        Field("minReaderVersion", DataType.Integer),
        Field("minWriterVersion", DataType.Integer),
        Field("readerFeatures", s_texts),
        Field("writerFeatures", s_texts)));

    private static readonly StructField s_domain = Field("domainMetadata", Struct(
        Field("domain", DataType.String),
        Field("configuration", DataType.String),
        Field("removed", DataType.Boolean)));

    // A V2 checkpoint has all or some of its files elsewhere: one field of each is enough to know it by.
    private static readonly ImmutableArray<StructField> s_signsOfV2 =
    [
        Field("checkpointMetadata", Struct(Field("version", DataType.Long))),
        Field("sidecar", Struct(Field("path", DataType.String))),
    ];

    /// <summary>Gets all columns of a V1 checkpoint, as they are written.</summary>
    public static StructType Classic { get; } = Struct(s_transaction, s_add, s_remove, s_metadata, s_protocol, s_domain);

    /// <summary>Returns the columns to ask a checkpoint for.</summary>
    /// <param name="kinds">The actions wanted. Tombstones come with <see cref="ActionKinds.RemoveDetails"/> only: to replay, a
    /// checkpoint has none that matter.</param>
    public static StructType Columns(ActionKinds kinds)
    {
        ImmutableArray<StructField>.Builder columns = ImmutableArray.CreateBuilder<StructField>();
        if (kinds.HasFlag(ActionKinds.Table))
        {
            columns.AddRange(s_protocol, s_metadata, s_transaction, s_domain);
        }

        if (kinds.HasFlag(ActionKinds.Add))
        {
            columns.Add(Without(s_add, "dataChange"));
        }

        if (kinds.HasFlag(ActionKinds.RemoveDetails))
        {
            columns.Add(Without(s_remove, "dataChange", "extendedFileMetadata"));
        }

        columns.AddRange(s_signsOfV2);
        return new StructType { Fields = columns.DrainToImmutable() };
    }

    private static StructField Without(StructField action, params ReadOnlySpan<string> names)
    {
        StructType type = (StructType)action.Type;
        ImmutableArray<StructField>.Builder kept = ImmutableArray.CreateBuilder<StructField>();
        foreach (StructField field in type.Fields)
        {
            if (!names.Contains(field.Name))
            {
                kept.Add(field);
            }
        }

        return action with { Type = new StructType { Fields = kept.DrainToImmutable() } };
    }

    private static StructField Field(string name, DataType type) => new() { Name = name, Type = type };

    private static StructType Struct(params ImmutableArray<StructField> fields) => new() { Fields = fields };
}
