using Repro.Table.Log.Actions;

namespace Repro.Table.Log.Checkpoints;

/// <summary>Builds a column of deletion vectors. Protocol: Deletion Vector Descriptor Schema.</summary>
internal sealed class DeletionVectorBuilder(StructBuilder column)
{
    private readonly TextBuilder _storageType = column.Field<TextBuilder>("storageType");
    private readonly TextBuilder _pathOrInlineDv = column.Field<TextBuilder>("pathOrInlineDv");
    private readonly NumberBuilder<int> _offset = column.Field<NumberBuilder<int>>("offset");
    private readonly NumberBuilder<int> _sizeInBytes = column.Field<NumberBuilder<int>>("sizeInBytes");
    private readonly NumberBuilder<long> _cardinality = column.Field<NumberBuilder<long>>("cardinality");

    /// <summary>Appends a descriptor, or null.</summary>
    public void Append(DeletionVectorDescriptor? vector)
    {
        if (vector is null)
        {
            column.AppendNulls(1);
            return;
        }

        _storageType.Append(vector.StorageType);
        _pathOrInlineDv.Append(vector.PathOrInlineDv);
        _offset.Append(vector.Offset);
        _sizeInBytes.Append(vector.SizeInBytes);
        _cardinality.Append(vector.Cardinality);
        column.EndStruct();
    }
}
