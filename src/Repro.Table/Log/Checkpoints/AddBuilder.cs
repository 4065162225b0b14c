using Repro.Table.Log.State;

namespace Repro.Table.Log.Checkpoints;

/// <summary>Builds the column <c>add</c> from rows of segments. Protocol: Add File and Remove File.</summary>
internal sealed class AddBuilder(StructBuilder column, StatisticsForm statistics)
{
    private readonly TextBuilder _path = column.Field<TextBuilder>("path");
    private readonly TextMapBuilder _partitionValues = column.Field<TextMapBuilder>("partitionValues");
    private readonly NumberBuilder<long> _size = column.Field<NumberBuilder<long>>("size");
    private readonly NumberBuilder<long> _modificationTime = column.Field<NumberBuilder<long>>("modificationTime");
    private readonly BooleanBuilder _dataChange = column.Field<BooleanBuilder>("dataChange");
    private readonly TextMapBuilder _tags = column.Field<TextMapBuilder>("tags");
    private readonly DeletionVectorBuilder _deletionVector = new(column.Field<StructBuilder>("deletionVector"));
    private readonly NumberBuilder<long> _baseRowId = column.Field<NumberBuilder<long>>("baseRowId");
    private readonly NumberBuilder<long> _rowCommitVersion = column.Field<NumberBuilder<long>>("defaultRowCommitVersion");
    private readonly TextBuilder _clusteringProvider = column.Field<TextBuilder>("clusteringProvider");
    private readonly TextBuilder _statistics = column.Field<TextBuilder>("stats");

    /// <summary>Gets the bytes of the text of all rows so far, which is nearly all that they weigh.</summary>
    public int SizeInBytes => _path.SizeInBytes + _statistics.SizeInBytes;

    /// <summary>Appends a live file.</summary>
    /// <param name="files">Its segment.</param>
    /// <param name="row">Its row.</param>
    /// <param name="partition">The partition columns of the table, as the segment has them.</param>
    public void Append(FileSegment files, int row, PartitionValues partition)
    {
        FileExtras? extras = files.Extra(row);
        _path.Append(files.Keys.Path(row));
        partition.AppendTo(_partitionValues, row);
        _size.Append(files.Sizes[row]);
        _modificationTime.Append(files.ModificationTimes[row]);
        _dataChange.AppendFalse();
        _tags.Append(extras?.Tags);
        _deletionVector.Append(extras?.DeletionVector);
        _baseRowId.Append(extras?.BaseRowId);
        _rowCommitVersion.Append(extras?.DefaultRowCommitVersion);
        _clusteringProvider.Append(extras?.ClusteringProvider);
        AppendStatistics(files.Statistics[row]);
        column.EndStruct();
    }

    private void AppendStatistics(ReadOnlySpan<byte> json)
    {
        if (json.IsEmpty || statistics == StatisticsForm.None)
        {
            _statistics.AppendNulls(1);
        }
        else
        {
            _statistics.Append(json);
        }
    }
}
