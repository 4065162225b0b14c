using Repro.Table.Log.Actions;
using Repro.Table.Log.Commits;
using Repro.Table.Schemas;
using Repro.Table.Storage;

namespace Repro.Table.Operations;

/// <summary>Creates an empty table: version 0.</summary>
internal sealed class TableCreator(TimeProvider time, IIdSource ids, CommitLoop commits)
{
    /// <summary>Creates the table; one try.</summary>
    /// <exception cref="Errors.TableExistsException">There is one.</exception>
    /// <exception cref="Errors.SchemaMismatchException">The schema breaks a rule.</exception>
    /// <exception cref="Errors.TablePropertyException">A property has a bad value.</exception>
    /// <exception cref="Errors.UnsupportedFeatureException">It needs what cannot be written here.</exception>
    public Task<CommittedVersion> CreateAsync(StructType schema, CreateOptions options, CancellationToken cancellationToken)
    {
        SchemaRules.Validate(schema, ColumnMappingMode.None);
        ProtocolUpgrade upgrade = ProtocolUpgrade.ForNewTable(schema, options.Properties);
        new TableProperties(upgrade.Configuration).RequireWritableFiles();
        Metadata metadata = new()
        {
            Id = ids.NextId().ToString("D"),
            Name = options.Name,
            Description = options.Description,
            SchemaString = SchemaJson.Write(schema),
            PartitionColumns = SchemaRules.ResolvePartitionColumns(schema, options.PartitionColumns),
            CreatedTime = time.GetUtcNow().ToUnixTimeMilliseconds(),
            Configuration = upgrade.Configuration,
        };
        StagedTransaction transaction = new()
        {
            Read = null,
            ReadAt = time.GetUtcNow(),
            ReadSet = ReadSet.Nothing,
            TransactionId = ids.NextId().ToString("D"),
            Operation = "CREATE TABLE",
            OperationParameters = OperationText.Parameters(
                ("isManaged", "false"),
                ("description", options.Description ?? "null"),
                ("partitionBy", OperationText.NameList(metadata.PartitionColumns)),
                ("properties", OperationText.NameMap(metadata.Configuration))),
            Actions = [upgrade.Protocol, metadata],
        };
        return commits.CommitAsync(transaction, cancellationToken);
    }
}
