namespace Repro.Table.Log.State;

/// <summary>The identities of logical files, in row order: paths as spelled, hashes, and the deletion-vector ids of the few that have one.</summary>
internal sealed class KeyColumn
{
    private readonly ByteArena _paths;
    private readonly ulong[] _hashes;
    private readonly Dictionary<int, string>? _deletionVectorIds;

    private KeyColumn(ByteArena paths, ulong[] hashes, Dictionary<int, string>? deletionVectorIds)
    {
        _paths = paths;
        _hashes = hashes;
        _deletionVectorIds = deletionVectorIds;
    }

    /// <summary>Gets the number of rows.</summary>
    public int Count => _hashes.Length;

    /// <summary>Gets the bytes of all paths.</summary>
    public int Length => _paths.Length;

    /// <summary>Gets the key of a row, a view of this column.</summary>
    public FileKey this[int row] => new(_paths[row], DeletionVectorId(row), _hashes[row]);

    /// <summary>Gets the path of a row in UTF-8, as the log spells it.</summary>
    public ReadOnlySpan<byte> Path(int row) => _paths[row];

    private string? DeletionVectorId(int row) =>
        _deletionVectorIds is not null && _deletionVectorIds.TryGetValue(row, out string? id) ? id : null;

    /// <summary>Collects keys in row order.</summary>
    public sealed class Builder
    {
        private readonly ByteArena.Builder _paths = new();
        private readonly List<ulong> _hashes = [];
        private Dictionary<int, string>? _deletionVectorIds;

        /// <summary>Gets the number of rows.</summary>
        public int Count => _hashes.Count;

        /// <summary>Gets the bytes of all paths.</summary>
        public int Length => _paths.Length;

        /// <summary>Appends the key of a row.</summary>
        public void Add(FileKey key)
        {
            if (key.DeletionVectorId is not null)
            {
                (_deletionVectorIds ??= []).Add(_hashes.Count, key.DeletionVectorId);
            }

            _paths.Set(key.Path);
            _paths.EndRow();
            _hashes.Add(key.Hash);
        }

        /// <summary>Returns the column.</summary>
        public KeyColumn Build() => new(_paths.Build(), [.. _hashes], _deletionVectorIds);
    }
}
