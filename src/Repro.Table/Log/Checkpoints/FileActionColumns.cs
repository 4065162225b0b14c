using Repro.Table.Log.Actions;
using Repro.Table.Log.State;

namespace Repro.Table.Log.Checkpoints;

/// <summary>The columns of <c>add</c> or of <c>remove</c> in one batch. Protocol: Add File and Remove File.</summary>
internal sealed class FileActionColumns
{
    private readonly StructColumn _action;
    private readonly TextColumn _path;
    private readonly TextMapColumn _partitionValues;
    private readonly NumberColumn<long> _size;
    private readonly NumberColumn<long> _time;
    private readonly DeletionVectorColumns _deletionVectors;
    private readonly NumberColumn<long> _baseRowId;
    private readonly NumberColumn<long> _defaultRowCommitVersion;
    private readonly TextMapColumn? _tags;
    private readonly TextColumn? _clusteringProvider;
    private readonly TextColumn? _statistics;
    private readonly bool _hasExtras;

    private FileActionColumns(StructColumn action, string time)
    {
        _action = action;
        _path = action.Text("path");
        _partitionValues = action.Map("partitionValues");
        _size = action.Long("size");
        _time = action.Long(time);
        _deletionVectors = new DeletionVectorColumns(action.Struct("deletionVector"));
        _baseRowId = action.Long("baseRowId");
        _defaultRowCommitVersion = action.Long("defaultRowCommitVersion");

        // Most tables have none of it, and need not ask for each file.
        _hasExtras = action.HasAny("deletionVector", "baseRowId", "defaultRowCommitVersion");
    }

    private FileActionColumns(StructColumn add)
        : this(add, "modificationTime")
    {
        _tags = add.Map("tags");
        _clusteringProvider = add.Text("clusteringProvider");
        _statistics = add.Text("stats");
        _hasExtras |= add.HasAny("tags", "clusteringProvider");
    }

    private bool IsAdd => _statistics is not null;

    /// <summary>Returns the columns of files that are in the table.</summary>
    public static FileActionColumns OfAdds(StructColumn add) => new(add);

    /// <summary>Returns the columns of tombstones.</summary>
    public static FileActionColumns OfRemoves(StructColumn remove) => new(remove, "deletionTimestamp");

    /// <summary>Appends the files whose keys are not known yet.</summary>
    /// <exception cref="FormatException">An action lacks what it must have, or has it twice.</exception>
    public void AppendTo(SegmentList.Builder files, FileIndex known)
    {
        for (int row = 0; row < _action.Length; row++)
        {
            if (!_action.IsNull(row))
            {
                Append(row, files, known);
            }
        }
    }

    private void Append(int row, SegmentList.Builder files, FileIndex known)
    {
        DeletionVectorDescriptor? deletionVector = _hasExtras ? _deletionVectors.Read(row) : null;
        FileKey key = new(_path.Utf8(row), deletionVector?.UniqueId);
        if (known.Count > 0 && known.Find(key) is not null)
        {
            return;
        }

        FileSegmentBuilder target = files.Current;
        AppendPartitionValues(row, target);
        if (_statistics is { } statistics && !statistics.IsNull(row))
        {
            target.Statistics.Set(statistics.Utf8(row));
        }

        if (_hasExtras && Extras(row, deletionVector) is { } extras)
        {
            target.SetExtras(extras);
        }

        target.EndFile(key, Size(row), Time(row));
    }

    private void AppendPartitionValues(int row, FileSegmentBuilder target)
    {
        if (_partitionValues.IsNull(row))
        {
            // Without a map a file would seem to be in the partition of nulls; of a tombstone it only was not said.
            if (IsAdd)
            {
                throw new FormatException("an action lacks 'add.partitionValues'");
            }

            return;
        }

        (int start, int end) = _partitionValues.Entries(row);
        for (int entry = start; entry < end; entry++)
        {
            ReadOnlySpan<byte> column = _partitionValues.Keys.Utf8(entry);
            bool isNew = _partitionValues.Values.IsNull(entry)
                ? target.TrySetPartitionNull(column)
                : target.TrySetPartitionValue(column, _partitionValues.Values.Utf8(entry));
            if (!isNew)
            {
                throw new FormatException("a partition column of a file occurs twice");
            }
        }
    }

    private FileExtras? Extras(int row, DeletionVectorDescriptor? deletionVector)
    {
        ValueMap? tags = _tags?.Read(row);
        long? baseRowId = _baseRowId.Optional(row);
        long? defaultRowCommitVersion = _defaultRowCommitVersion.Optional(row);
        string? clusteringProvider = _clusteringProvider?.Optional(row);
        return (deletionVector ?? tags ?? (object?)clusteringProvider) is null && (baseRowId ?? defaultRowCommitVersion) is null
            ? null
            : new FileExtras
            {
                DeletionVector = deletionVector,
                Tags = tags,
                BaseRowId = baseRowId,
                DefaultRowCommitVersion = defaultRowCommitVersion,
                ClusteringProvider = clusteringProvider,
            };
    }

    private long Size(int row)
    {
        long size = IsAdd ? _size.Required(row) : _size.Optional(row) ?? -1;
        return size >= 0 || !IsAdd ? size : throw new FormatException($"the size of a file is {size}");
    }

    private long Time(int row) => _time.Optional(row) ?? (IsAdd ? 0 : -1);
}
