using System.Text;
using Repro.Table.Log.Actions;

namespace Repro.Table.Log.State;

/// <summary>Fills the columns of one segment, a file at a time. Not thread safe.</summary>
/// <remarks>The members of a file may come in any order: set them, then end the file with <see cref="EndFile"/>.</remarks>
internal sealed class FileSegmentBuilder
{
    private readonly KeyColumn.Builder _keys = new();
    private readonly List<long> _sizes = [];
    private readonly List<long> _modificationTimes = [];
    private readonly List<PartitionColumn.Builder> _partitionColumns = [];
    private readonly Dictionary<string, int> _partitionColumnPlaces = new(StringComparer.Ordinal);
    private Dictionary<int, FileExtras>? _extras;
    private FileExtras? _extra;
    private int _lastPartitionColumn = -1;

    /// <summary>Gets the number of finished files.</summary>
    public int Count => _keys.Count;

    /// <summary>Gets whether the next file should go to a new segment.</summary>
    public bool IsFull => Count >= FileSegment.MaxRows || Statistics.Length > FileSegment.MaxArenaLength || _keys.Length > FileSegment.MaxArenaLength;

    /// <summary>Gets the statistics of the file that is being built; its row ends with the file.</summary>
    public ByteArena.Builder Statistics { get; } = new();

    /// <summary>Sets what only some files have.</summary>
    public void SetExtras(FileExtras extras) => _extra = extras.IsEmpty ? null : extras;

    /// <summary>Sets a partition value.</summary>
    /// <returns>False if the file has one for this column already.</returns>
    public bool TrySetPartitionValue(ReadOnlySpan<byte> column, ReadOnlySpan<byte> value) =>
        FindPartitionColumn(column).TrySet(Count, value);

    /// <summary>Sets a partition value to null.</summary>
    /// <returns>False if the file has one for this column already.</returns>
    public bool TrySetPartitionNull(ReadOnlySpan<byte> column) => FindPartitionColumn(column).TrySetNull(Count);

    /// <summary>Ends the file.</summary>
    public void EndFile(FileKey key, long size, long modificationTime)
    {
        if (_extra is not null)
        {
            (_extras ??= []).Add(Count, _extra);
            _extra = null;
        }

        _sizes.Add(size);
        _modificationTimes.Add(modificationTime);
        Statistics.EndRow();
        _keys.Add(key);
    }

    /// <summary>Appends a file of another segment.</summary>
    public void AddFrom(FileSegment segment, int row)
    {
        foreach (PartitionColumn source in segment.PartitionColumns)
        {
            PartitionColumn.Builder target = FindPartitionColumn(source.Name);
            _ = source[row] is string value ? target.TrySet(Count, Encoding.UTF8.GetBytes(value)) : target.TrySetNull(Count);
        }

        Statistics.Set(segment.Statistics[row]);
        _extra = segment.Extra(row);
        EndFile(segment.Keys[row], segment.Sizes[row], segment.ModificationTimes[row]);
    }

    /// <summary>Appends a file given as a record.</summary>
    public void Add(AddFile add)
    {
        foreach (KeyValuePair<string, string?> pair in add.PartitionValues)
        {
            PartitionColumn.Builder target = FindPartitionColumn(pair.Key);
            _ = pair.Value is string value ? target.TrySet(Count, Encoding.UTF8.GetBytes(value)) : target.TrySetNull(Count);
        }

        if (add.Stats is not null)
        {
            Statistics.Set(Encoding.UTF8.GetBytes(add.Stats));
        }

        SetExtras(new FileExtras
        {
            DeletionVector = add.DeletionVector,
            Tags = add.Tags,
            BaseRowId = add.BaseRowId,
            DefaultRowCommitVersion = add.DefaultRowCommitVersion,
            ClusteringProvider = add.ClusteringProvider,
        });
        FileKey key = new(Encoding.UTF8.GetBytes(add.Path), add.DeletionVector?.UniqueId);
        EndFile(key, add.Size, add.ModificationTime);
    }

    /// <summary>Returns the segment.</summary>
    public FileSegment Build() => new()
    {
        Keys = _keys.Build(),
        Sizes = [.. _sizes],
        ModificationTimes = [.. _modificationTimes],
        PartitionColumns = [.. _partitionColumns.Select(c => c.Build())],
        Statistics = Statistics.Build(),
        Extras = _extras,
    };

    private PartitionColumn.Builder FindPartitionColumn(ReadOnlySpan<byte> utf8Name)
    {
        Span<char> name = utf8Name.Length <= 256 ? stackalloc char[utf8Name.Length] : new char[utf8Name.Length];
        return FindPartitionColumn(name[..Encoding.UTF8.GetChars(utf8Name, name)]);
    }

    private PartitionColumn.Builder FindPartitionColumn(ReadOnlySpan<char> name)
    {
        // Files of a table mention their columns in one order, so the next one is nearly always the right guess.
        int next = _lastPartitionColumn + 1 < _partitionColumns.Count ? _lastPartitionColumn + 1 : 0;
        if (next >= _partitionColumns.Count || !name.SequenceEqual(_partitionColumns[next].Name))
        {
            var places = _partitionColumnPlaces.GetAlternateLookup<ReadOnlySpan<char>>();
            if (!places.TryGetValue(name, out next))
            {
                next = _partitionColumns.Count;
                _partitionColumns.Add(new PartitionColumn.Builder(name.ToString()));
                _partitionColumnPlaces.Add(_partitionColumns[next].Name, next);
            }
        }

        _lastPartitionColumn = next;
        return _partitionColumns[next];
    }
}
