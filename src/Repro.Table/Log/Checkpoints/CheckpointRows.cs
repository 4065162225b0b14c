using Apache.Arrow;
using Repro.Table.Log.Actions;
using Repro.Table.Log.State;
using Repro.Table.Schemas;

namespace Repro.Table.Log.Checkpoints;

/// <summary>Gathers the rows of all files of a checkpoint, a batch at a time.</summary>
internal sealed class CheckpointRows(ActionKinds kinds, FileIndex known)
{
    private readonly SegmentList.Builder _adds = new();
    private readonly SegmentList.Builder _removes = new();
    private readonly List<SetTransaction> _transactions = [];
    private readonly List<DomainMetadata> _domains = [];
    private Protocol? _protocol;
    private Metadata? _metadata;

    /// <summary>Gets the columns that batches must have, in this order.</summary>
    public StructType Schema { get; } = CheckpointSchema.Columns(kinds);

    /// <summary>Gets whether a row was met that only a V2 checkpoint has.</summary>
    public bool IsV2 { get; private set; }

    /// <summary>Takes a batch, of which nothing is kept.</summary>
    /// <exception cref="FormatException">An action lacks what it must have, or contradicts another.</exception>
    public void Append(RecordBatch batch)
    {
        for (int i = 0; i < Schema.Fields.Length; i++)
        {
            StructField field = Schema.Fields[i];
            StructArray array = (StructArray)batch.Column(i);
            if (array.NullCount < array.Length)
            {
                Append(field.Name, new StructColumn(array, (StructType)field.Type, field.Name));
            }
        }
    }

    /// <summary>Returns what was gathered.</summary>
    public CheckpointContents Build() => new()
    {
        Protocol = _protocol,
        Metadata = _metadata,
        Transactions = _transactions,
        Domains = _domains,
        Adds = _adds.Build(),
        Removes = _removes.Build(),
    };

    private void Append(string name, StructColumn column)
    {
        switch (name)
        {
            case "add":
                FileActionColumns.OfAdds(column).AppendTo(_adds, known);
                break;
            case "remove":
                FileActionColumns.OfRemoves(column).AppendTo(_removes, known);
                break;
            case "protocol":
                _protocol = Once(_protocol, TableActionColumns.ReadProtocols(column), name);
                break;
            case "metaData":
                _metadata = Once(_metadata, TableActionColumns.ReadMetadata(column), name);
                break;
            case "txn":
                _transactions.AddRange(TableActionColumns.ReadTransactions(column));
                break;
            case "domainMetadata":
                _domains.AddRange(TableActionColumns.ReadDomains(column));
                break;
            default:
                IsV2 = true;
                break;
        }
    }

    private static T Once<T>(T? before, IEnumerable<T> now, string name)
        where T : class
    {
        foreach (T action in now)
        {
            before = before is null ? action : throw new FormatException($"it has two '{name}' actions");
        }

        return before!; // a column is looked at only if some row of it is there
    }
}
