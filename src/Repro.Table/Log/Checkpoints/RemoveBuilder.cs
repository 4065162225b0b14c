using Repro.Table.Log.State;

namespace Repro.Table.Log.Checkpoints;

/// <summary>Builds the column <c>remove</c> from rows of segments. Protocol: Add File and Remove File.</summary>
internal sealed class RemoveBuilder(StructBuilder column)
{
    private readonly TextBuilder _path = column.Field<TextBuilder>("path");
    private readonly NumberBuilder<long> _deletionTimestamp = column.Field<NumberBuilder<long>>("deletionTimestamp");
    private readonly BooleanBuilder _dataChange = column.Field<BooleanBuilder>("dataChange");
    private readonly BooleanBuilder _extendedFileMetadata = column.Field<BooleanBuilder>("extendedFileMetadata");
    private readonly TextMapBuilder _partitionValues = column.Field<TextMapBuilder>("partitionValues");
    private readonly NumberBuilder<long> _size = column.Field<NumberBuilder<long>>("size");
    private readonly DeletionVectorBuilder _deletionVector = new(column.Field<StructBuilder>("deletionVector"));
    private readonly NumberBuilder<long> _baseRowId = column.Field<NumberBuilder<long>>("baseRowId");
    private readonly NumberBuilder<long> _rowCommitVersion = column.Field<NumberBuilder<long>>("defaultRowCommitVersion");

    /// <summary>Gets the bytes of the paths of all rows so far.</summary>
    public int SizeInBytes => _path.SizeInBytes;

    /// <summary>Appends a tombstone, whose size and time are -1 where unknown.</summary>
    /// <param name="files">Its segment.</param>
    /// <param name="row">Its row.</param>
    /// <param name="partition">The partition columns that files of the segment mention.</param>
    public void Append(FileSegment files, int row, PartitionValues partition)
    {
        FileExtras? extras = files.Extra(row);
        _path.Append(files.Keys.Path(row));
        _deletionTimestamp.Append(files.ModificationTimes[row] < 0 ? null : files.ModificationTimes[row]);
        _dataChange.AppendFalse();
        if (files.Sizes[row] < 0)
        {
            // A program that did not say the size did not say the partition either.
            _extendedFileMetadata.AppendFalse();
            _partitionValues.AppendNulls(1);
            _size.AppendNulls(1);
        }
        else
        {
            _extendedFileMetadata.AppendTrue();
            partition.AppendTo(_partitionValues, row);
            _size.Append(files.Sizes[row]);
        }

        _deletionVector.Append(extras?.DeletionVector);
        _baseRowId.Append(extras?.BaseRowId);
        _rowCommitVersion.Append(extras?.DefaultRowCommitVersion);
        column.EndStruct();
    }
}
