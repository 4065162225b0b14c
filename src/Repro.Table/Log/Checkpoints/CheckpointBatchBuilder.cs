using Apache.Arrow;
using Repro.Table.Log.Actions;
using Repro.Table.Log.State;
using Repro.Table.Schemas;

namespace Repro.Table.Log.Checkpoints;

/// <summary>Collects actions, one a row, as batches of bounded size. Not thread safe.</summary>
internal sealed class CheckpointBatchBuilder
{
    private const int MaxRows = 4_096;
    private const int MaxSizeInBytes = 8 << 20;

    private readonly (Field Field, StructBuilder Builder)[] _columns;
    private readonly Schema _schema;
    private readonly StructBuilder _addColumn;
    private readonly StructBuilder _removeColumn;
    private readonly AddBuilder _add;
    private readonly RemoveBuilder _remove;

    public CheckpointBatchBuilder(StatisticsForm statistics)
    {
        _columns = [.. CheckpointSchema.Classic.Fields.Select(NewColumn)];
        _schema = new Schema(_columns.Select(c => c.Field), metadata: null);
        _addColumn = Column("add");
        _removeColumn = Column("remove");
        _add = new AddBuilder(_addColumn, statistics);
        _remove = new RemoveBuilder(_removeColumn);
    }

    /// <summary>Gets the number of rows since the last batch.</summary>
    public int Count { get; private set; }

    /// <summary>Gets whether a batch should be taken before the next row.</summary>
    public bool IsFull => Count >= MaxRows || _add.SizeInBytes + _remove.SizeInBytes >= MaxSizeInBytes;

    /// <summary>Appends a file that is in the table.</summary>
    public void AppendAdd(FileSegment files, int row, PartitionValues partition)
    {
        Begin(_addColumn);
        _add.Append(files, row, partition);
        Count++;
    }

    /// <summary>Appends a tombstone.</summary>
    public void AppendRemove(FileSegment files, int row, PartitionValues partition)
    {
        Begin(_removeColumn);
        _remove.Append(files, row, partition);
        Count++;
    }

    /// <summary>Appends the protocol.</summary>
    public void Append(Protocol protocol) => End(TableActionBuilders.Append(Begin(Column("protocol")), protocol));

    /// <summary>Appends the metadata.</summary>
    public void Append(Metadata metadata) => End(TableActionBuilders.Append(Begin(Column("metaData")), metadata));

    /// <summary>Appends an application transaction.</summary>
    public void Append(SetTransaction transaction) => End(TableActionBuilders.Append(Begin(Column("txn")), transaction));

    /// <summary>Appends a domain.</summary>
    public void Append(DomainMetadata domain) => End(TableActionBuilders.Append(Begin(Column("domainMetadata")), domain));

    /// <summary>Takes the rows so far as a batch, which the caller disposes, and starts over.</summary>
    public RecordBatch TakeBatch()
    {
        List<IArrowArray> arrays = new(_columns.Length);
        foreach ((_, StructBuilder column) in _columns)
        {
            arrays.Add(ArrowArrayFactory.BuildArray(Begin(column).Build()));
            column.Clear();
        }

        RecordBatch batch = new(_schema, arrays, Count);
        Count = 0;
        return batch;
    }

    private static (Field Field, StructBuilder Builder) NewColumn(StructField field)
    {
        StructBuilder builder = new((StructType)field.Type);
        return (new Field(field.Name, builder.Type, nullable: true), builder);
    }

    private StructBuilder Column(string name) => System.Array.Find(_columns, c => c.Field.Name == name).Builder;

    // Rows of other actions are null here; they are made up for only when this column has something to say.
    private StructBuilder Begin(StructBuilder column)
    {
        column.AppendNulls(Count - column.Length);
        return column;
    }

    private void End(StructBuilder column)
    {
        column.EndStruct();
        Count++;
    }
}
