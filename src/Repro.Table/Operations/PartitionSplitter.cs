using System.Diagnostics;
using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace Repro.Table.Operations;

/// <summary>Sorts the rows of batches into partitions by the bytes of their partition values; no object per row.</summary>
/// <remarks>Null, the empty string and the empty binary are one value, as they are in the log.</remarks>
internal sealed class PartitionSplitter
{
    private readonly int[] _columns;
    private readonly Dictionary<byte[], int> _partitions = new(KeyComparer.Instance);
    private readonly List<List<int>> _rows = [];
    private readonly List<(int Partition, int FirstRow)> _found = [];
    private byte[] _key = new byte[64];

    /// <summary>Prepares for batches whose partition columns are at these places.</summary>
    public PartitionSplitter(IEnumerable<int> columns)
    {
        _columns = [.. columns];
    }

    /// <summary>Returns each partition that occurs in a batch with its rows, ascending; partitions in order of their first row.</summary>
    /// <remarks>Numbers of partitions stay the same from batch to batch. The result is valid until the next call.</remarks>
    public IReadOnlyList<(int Partition, int FirstRow)> Split(RecordBatch batch)
    {
        foreach ((int partition, _) in _found)
        {
            _rows[partition].Clear();
        }

        _found.Clear();
        Dictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> lookup = _partitions.GetAlternateLookup<ReadOnlySpan<byte>>();
        for (int row = 0; row < batch.Length; row++)
        {
            ReadOnlySpan<byte> key = KeyOf(batch, row);
            if (!lookup.TryGetValue(key, out int partition))
            {
                partition = _rows.Count;
                lookup[key] = partition;
                _rows.Add([]);
            }

            if (_rows[partition].Count == 0)
            {
                _found.Add((partition, row));
            }

            _rows[partition].Add(row);
        }

        return _found;
    }

    /// <summary>Returns the rows that the last batch has of a partition.</summary>
    public ReadOnlySpan<int> RowsOf(int partition) => CollectionsMarshal.AsSpan(_rows[partition]);

    private ReadOnlySpan<byte> KeyOf(RecordBatch batch, int row)
    {
        int length = 0;
        foreach (int column in _columns)
        {
            IArrowArray array = batch.Column(column);
            ReadOnlySpan<byte> value = ValueOf(array, row);
            int needed = length + sizeof(int) + value.Length;
            if (needed > _key.Length)
            {
                System.Array.Resize(ref _key, needed * 2);
            }

            // A null is a length that no value has, and so is the empty text that stands for it.
            bool isNull = array.IsNull(row) || (value.IsEmpty && array is BinaryArray);
            MemoryMarshal.Write(_key.AsSpan(length), isNull ? -1 : value.Length);
            value.CopyTo(_key.AsSpan(length + sizeof(int)));
            length = isNull ? length + sizeof(int) : needed;
        }

        return _key.AsSpan(0, length);
    }

    private static ReadOnlySpan<byte> ValueOf(IArrowArray array, int row)
    {
        if (array.IsNull(row))
        {
            return default;
        }

        return array switch
        {
            BinaryArray bytes => bytes.GetBytes(row),
            BooleanArray booleans => booleans.GetValue(row) == true ? "1"u8 : "0"u8,
            _ when array.Data.DataType is FixedWidthType { BitWidth: >= 8 } type =>
                array.Data.Buffers[1].Span.Slice((array.Data.Offset + row) * (type.BitWidth / 8), type.BitWidth / 8),
            _ => throw new UnreachableException($"{array.Data.DataType} cannot partition a table."),
        };
    }

    private sealed class KeyComparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public static KeyComparer Instance { get; } = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(byte[] obj) => GetHashCode(obj.AsSpan());

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            HashCode hash = default;
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
