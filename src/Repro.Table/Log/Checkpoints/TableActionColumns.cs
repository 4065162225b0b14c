using Repro.Table.Log.Actions;

namespace Repro.Table.Log.Checkpoints;

/// <summary>Reads the actions of which a checkpoint has few, as records.</summary>
internal static class TableActionColumns
{
    /// <summary>The reader version from which on features are named.</summary>
    public const int FeatureReaderVersion = 3;

    /// <summary>The writer version from which on features are named.</summary>
    public const int FeatureWriterVersion = 7;

    public static IEnumerable<Protocol> ReadProtocols(StructColumn column)
    {
        NumberColumn<int> reader = column.Integer("minReaderVersion");
        NumberColumn<int> writer = column.Integer("minWriterVersion");
        TextListColumn readerFeatures = column.List("readerFeatures");
        TextListColumn writerFeatures = column.List("writerFeatures");
        foreach (int row in Rows(column))
        {
            // Some programs write an empty list where the protocol has none.
            int readerVersion = reader.Required(row);
            int writerVersion = writer.Required(row);
            yield return new Protocol
            {
                MinReaderVersion = readerVersion,
                MinWriterVersion = writerVersion,
                ReaderFeatures = readerVersion < FeatureReaderVersion ? null : readerFeatures.Read(row),
                WriterFeatures = writerVersion < FeatureWriterVersion ? null : writerFeatures.Read(row),
            };
        }
    }

    public static IEnumerable<Metadata> ReadMetadata(StructColumn column)
    {
        StructColumn format = column.Struct("format");
        foreach (int row in Rows(column))
        {
            bool hasFormat = !format.IsNull(row);
            yield return new Metadata
            {
                Id = column.Text("id").Required(row),
                Name = column.Text("name").Optional(row),
                Description = column.Text("description").Optional(row),
                FormatProvider = (hasFormat ? format.Text("provider").Optional(row) : null) ?? "parquet",
                FormatOptions = (hasFormat ? format.Map("options").Read(row) : null) ?? ValueMap.Empty,
                SchemaString = column.Text("schemaString").Required(row),
                PartitionColumns = column.List("partitionColumns").Read(row) ?? [],
                CreatedTime = column.Long("createdTime").Optional(row),
                Configuration = column.Map("configuration").Read(row) ?? ValueMap.Empty,
            };
        }
    }

    public static IEnumerable<SetTransaction> ReadTransactions(StructColumn column)
    {
        TextColumn appId = column.Text("appId");
        NumberColumn<long> version = column.Long("version");
        NumberColumn<long> lastUpdated = column.Long("lastUpdated");
        foreach (int row in Rows(column))
        {
            yield return new SetTransaction
            {
                AppId = appId.Required(row),
                Version = version.Required(row),
                LastUpdated = lastUpdated.Optional(row),
            };
        }
    }

    public static IEnumerable<DomainMetadata> ReadDomains(StructColumn column)
    {
        TextColumn domain = column.Text("domain");
        TextColumn configuration = column.Text("configuration");
        Apache.Arrow.BooleanArray removed = column.Boolean("removed");
        foreach (int row in Rows(column))
        {
            yield return new DomainMetadata
            {
                Domain = domain.Required(row),
                Configuration = configuration.Optional(row) ?? string.Empty,
                Removed = removed.GetValue(row) ?? false,
            };
        }
    }

    private static IEnumerable<int> Rows(StructColumn column)
    {
        for (int row = 0; row < column.Length; row++)
        {
            if (!column.IsNull(row))
            {
                yield return row;
            }
        }
    }
}
