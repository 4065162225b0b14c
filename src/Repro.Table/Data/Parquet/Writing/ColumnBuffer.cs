using System.Buffers;
using Apache.Arrow;
using Parquet;
using Parquet.Meta;
using Parquet.Schema;
using Repro.Table.Data.Parquet.Layout;
using Repro.Table.Data.Parquet.Levels;
using Repro.Table.Errors;

namespace Repro.Table.Data.Parquet.Writing;

/// <summary>One leaf of the row group that is being gathered: its levels, and its values without nulls.</summary>
/// <remarks>Not thread safe. Keeps its memory from one row group to the next.</remarks>
internal abstract class ColumnBuffer(ParquetNode leaf)
{
    private readonly GrowableBuffer<int> _repetition = new();
    private readonly GrowableBuffer<int> _definition = new();

    /// <summary>Gets about how many bytes the leaf has before encoding.</summary>
    public abstract long ValuesSizeInBytes { get; }

    /// <summary>Gets the leaf.</summary>
    protected ParquetNode Leaf { get; } = leaf;

    /// <summary>Gets the definition levels; null for a leaf that is always there.</summary>
    protected ReadOnlyMemory<int>? Definition => Leaf.DefinitionLevel > 0 ? _definition.Memory : default(ReadOnlyMemory<int>?);

    /// <summary>Gets the repetition levels; null for a leaf that does not repeat.</summary>
    protected ReadOnlyMemory<int>? Repetition => Leaf.RepetitionLevel > 0 ? _repetition.Memory : default(ReadOnlyMemory<int>?);

    /// <summary>Appends slots.</summary>
    /// <exception cref="ConstraintViolationException">A required value is null.</exception>
    public void Append(IArrowArray array, LevelEntries parents)
    {
        ArrayValidity validity = new(array);
        int[] positions = ArrayPool<int>.Shared.Rent(parents.Count);
        try
        {
            Span<int> definition = Leaf.DefinitionLevel > 0 ? _definition.Append(parents.Count) : default;
            int count = 0;
            for (int i = 0; i < parents.Count; i++)
            {
                int position = parents.Position[i];
                bool isPresent = position != LevelEntries.Absent && validity.IsValid(position);
                if (isPresent)
                {
                    positions[count++] = position;
                }
                else if (position != LevelEntries.Absent && Leaf.Repetition == FieldRepetitionType.REQUIRED)
                {
                    throw Throw.NullInNotNullColumn(string.Join('.', Leaf.Path));
                }

                if (!definition.IsEmpty)
                {
                    definition[i] = isPresent ? Leaf.DefinitionLevel : parents.Definition[i];
                }
            }

            if (Leaf.RepetitionLevel > 0)
            {
                parents.Repetition.CopyTo(_repetition.Append(parents.Count));
            }

            AppendValues(array, positions.AsSpan(0, count));
        }
        finally
        {
            ArrayPool<int>.Shared.Return(positions);
        }
    }

    /// <summary>Writes the leaf as the next column of a row group.</summary>
    public abstract Task WriteAsync(ParquetRowGroupWriter rowGroup, DataField field, CancellationToken cancellationToken);

    /// <summary>Forgets the row group.</summary>
    public virtual void Clear()
    {
        _repetition.Clear();
        _definition.Clear();
    }

    /// <summary>Appends the values at some positions, which are not null.</summary>
    protected abstract void AppendValues(IArrowArray array, ReadOnlySpan<int> positions);
}
