using Repro.Table.Log.Actions;

namespace Repro.Table.Log.Checkpoints;

/// <summary>Appends the fields of the actions of which a checkpoint has few; the caller ends the row.</summary>
internal static class TableActionBuilders
{
    public static StructBuilder Append(StructBuilder column, Protocol protocol)
    {
        bool namesReaderFeatures = protocol.MinReaderVersion >= TableActionColumns.FeatureReaderVersion;
        bool namesWriterFeatures = protocol.MinWriterVersion >= TableActionColumns.FeatureWriterVersion;
        column.Field<NumberBuilder<int>>("minReaderVersion").Append(protocol.MinReaderVersion);
        column.Field<NumberBuilder<int>>("minWriterVersion").Append(protocol.MinWriterVersion);
        column.Field<TextListBuilder>("readerFeatures").Append(namesReaderFeatures ? protocol.ReaderFeatures ?? [] : null);
        column.Field<TextListBuilder>("writerFeatures").Append(namesWriterFeatures ? protocol.WriterFeatures ?? [] : null);
        return column;
    }

    public static StructBuilder Append(StructBuilder column, Metadata metadata)
    {
        StructBuilder format = column.Field<StructBuilder>("format");
        format.Field<TextBuilder>("provider").Append(metadata.FormatProvider);
        format.Field<TextMapBuilder>("options").Append(metadata.FormatOptions);
        format.EndStruct();
        column.Field<TextBuilder>("id").Append(metadata.Id);
        column.Field<TextBuilder>("name").Append(metadata.Name);
        column.Field<TextBuilder>("description").Append(metadata.Description);
        column.Field<TextBuilder>("schemaString").Append(metadata.SchemaString);
        column.Field<TextListBuilder>("partitionColumns").Append(metadata.PartitionColumns);
        column.Field<TextMapBuilder>("configuration").Append(metadata.Configuration);
        column.Field<NumberBuilder<long>>("createdTime").Append(metadata.CreatedTime);
        return column;
    }

    public static StructBuilder Append(StructBuilder column, SetTransaction transaction)
    {
        column.Field<TextBuilder>("appId").Append(transaction.AppId);
        column.Field<NumberBuilder<long>>("version").Append(transaction.Version);
        column.Field<NumberBuilder<long>>("lastUpdated").Append(transaction.LastUpdated);
        return column;
    }

    public static StructBuilder Append(StructBuilder column, DomainMetadata domain)
    {
        column.Field<TextBuilder>("domain").Append(domain.Domain);
        column.Field<TextBuilder>("configuration").Append(domain.Configuration);
        column.Field<BooleanBuilder>("removed").AppendFalse();
        return column;
    }
}
