using Repro.Table.Log.Actions;

namespace Repro.Table.Log.Checkpoints;

/// <summary>The deletion vectors of a batch of file actions. Protocol: Deletion Vector Descriptor Schema.</summary>
internal readonly struct DeletionVectorColumns(StructColumn column)
{
    private readonly TextColumn _storageType = column.Text("storageType");
    private readonly TextColumn _pathOrInlineDv = column.Text("pathOrInlineDv");
    private readonly NumberColumn<int> _offset = column.Integer("offset");
    private readonly NumberColumn<int> _sizeInBytes = column.Integer("sizeInBytes");
    private readonly NumberColumn<long> _cardinality = column.Long("cardinality");

    /// <summary>Returns the descriptor of a row; null if it has none.</summary>
    /// <exception cref="FormatException">Something that it must have is null.</exception>
    public DeletionVectorDescriptor? Read(int row) => column.IsNull(row)
        ? null
        : new DeletionVectorDescriptor
        {
            StorageType = _storageType.Required(row),
            PathOrInlineDv = _pathOrInlineDv.Required(row),
            Offset = _offset.Optional(row),
            SizeInBytes = _sizeInBytes.Required(row),
            Cardinality = _cardinality.Required(row),
        };
}
