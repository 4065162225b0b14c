using System.Buffers;
using System.Diagnostics;
using System.Numerics;
using System.Runtime.InteropServices;
using Apache.Arrow;
using Repro.Table.Expressions;
using Repro.Table.Schemas;

namespace Repro.Table.Scanning;

/// <summary>Keeps the rows of batches for which a predicate is true. Thread safe.</summary>
/// <remarks>
/// A condition is evaluated column by column: a byte per row, see <see cref="Truth"/>, in pooled memory. In that
/// coding AND is
/// the minimum, OR the maximum and NOT the mirror image, which is Kleene's three-valued logic without a branch.
/// </remarks>
internal sealed class RowFilter
{
    private readonly BoundPredicate _predicate;
    private readonly StructType _schema;

    /// <summary>Creates a filter.</summary>
    /// <param name="predicate">The condition.</param>
    /// <param name="schema">The logical schema of the batches to come; it holds all columns that the condition
    /// reads.</param>
    public RowFilter(BoundPredicate predicate, StructType schema)
    {
        _predicate = predicate;
        _schema = schema;
    }

    /// <summary>Returns the rows that pass, in order; takes the batch over.</summary>
    /// <returns>The same batch if all rows pass; else a new one, perhaps of no rows, and the given one is
    /// disposed.</returns>
    public RecordBatch Apply(RecordBatch batch)
    {
        int[] rows = ArrayPool<int>.Shared.Rent(batch.Length);
        try
        {
            int count = Select(batch, rows);
            if (count == batch.Length)
            {
                return batch;
            }

            RecordBatch taken = RowTaking.Take(batch, rows.AsSpan(0, count));
            batch.Dispose();
            return taken;
        }
        finally
        {
            ArrayPool<int>.Shared.Return(rows);
        }
    }

    /// <summary>Finds the rows that pass, ascending.</summary>
    /// <param name="batch">The batch, which stays the caller's.</param>
    /// <param name="rows">Receives the rows; as long as the batch.</param>
    /// <returns>How many rows pass.</returns>
    public int Select(RecordBatch batch, Span<int> rows)
    {
        if (batch.Length == 0)
        {
            return 0;
        }

        byte[] rented = ArrayPool<byte>.Shared.Rent(batch.Length);
        try
        {
            Span<byte> truths = rented.AsSpan(0, batch.Length);
            Evaluate(_predicate.Condition, batch, truths);
            int count = 0;
            for (int row = 0; row < truths.Length; row++)
            {
                // Written always, kept only when true: no branch to mispredict.
                rows[count] = row;
                count += truths[row] == Truth.True ? 1 : 0;
            }

            return count;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private void Evaluate(Predicate predicate, RecordBatch batch, Span<byte> truths)
    {
        switch (predicate)
        {
            case AndPredicate and:
                EvaluateBoth(and.Left, and.Right, batch, truths, default(Minimum));
                break;
            case OrPredicate or:
                EvaluateBoth(or.Left, or.Right, batch, truths, default(Maximum));
                break;
            case NotPredicate not:
                Evaluate(not.Operand, batch, truths);
                Invert(truths);
                break;
            case NullPredicate isNull:
                truths.Clear();
                MarkNulls(isNull.Reference, batch, Truth.True, truths);
                break;
            case ComparisonPredicate comparison:
                ColumnComparison.Compare(
                    Leaf(comparison.Reference, batch), comparison.Operator, comparison.Literal, truths);
                MarkNulls(comparison.Reference, batch, Truth.Unknown, truths);
                break;
            case InPredicate { Literals.IsEmpty: true }:
                truths.Clear();
                break;
            case InPredicate isIn:
                ColumnComparison.In(Leaf(isIn.Reference, batch), isIn.Literals.AsSpan(), truths);
                MarkNulls(isIn.Reference, batch, Truth.Unknown, truths);
                break;
            case StartsWithPredicate startsWith:
                ColumnComparison.StartsWith((StringArray)Leaf(startsWith.Reference, batch), startsWith.Prefix, truths);
                MarkNulls(startsWith.Reference, batch, Truth.Unknown, truths);
                break;
            default:
                throw new UnreachableException($"A predicate of type {predicate.GetType()}.");
        }
    }

    private void EvaluateBoth<TJoin>(Predicate left, Predicate right, RecordBatch batch, Span<byte> truths, TJoin join)
        where TJoin : struct, IJoin
    {
        byte[] rented = ArrayPool<byte>.Shared.Rent(truths.Length);
        try
        {
            Span<byte> others = rented.AsSpan(0, truths.Length);
            Evaluate(left, batch, truths);
            Evaluate(right, batch, others);

            int vectorized = truths.Length - (truths.Length % Vector<byte>.Count);
            Span<Vector<byte>> vectors = MemoryMarshal.Cast<byte, Vector<byte>>(truths);
            ReadOnlySpan<Vector<byte>> otherVectors = MemoryMarshal.Cast<byte, Vector<byte>>(others);
            for (int i = 0; i < vectors.Length; i++)
            {
                vectors[i] = join.Join(vectors[i], otherVectors[i]);
            }

            for (int i = vectorized; i < truths.Length; i++)
            {
                truths[i] = join.Join(truths[i], others[i]);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static void Invert(Span<byte> truths)
    {
        foreach (ref byte truth in truths)
        {
            truth = (byte)(Truth.True - truth);
        }
    }

    private IArrowArray Leaf(ColumnReference reference, RecordBatch batch)
    {
        IArrowArray array = batch.Column(Ordinal(_schema, reference.Path[0], out DataType type));
        for (int depth = 1; depth < reference.Path.Length; depth++)
        {
            array = Child(array, reference.Path[depth], ref type);
        }

        return array;
    }

    /// <summary>Marks the rows in which the field, or a struct around it, is null.</summary>
    private void MarkNulls(ColumnReference reference, RecordBatch batch, byte mark, Span<byte> truths)
    {
        IArrowArray array = batch.Column(Ordinal(_schema, reference.Path[0], out DataType type));
        for (int depth = 1; ; depth++)
        {
            MarkNulls(array, mark, truths);

            if (depth == reference.Path.Length)
            {
                return;
            }

            array = Child(array, reference.Path[depth], ref type);
        }
    }

    private static void MarkNulls(IArrowArray array, byte mark, Span<byte> truths)
    {
        if (array is NullArray)
        {
            truths.Fill(mark);
        }
        else if (array.NullCount > 0)
        {
            ReadOnlySpan<byte> validity = array.Data.Buffers[0].Span;
            for (int row = 0; row < truths.Length; row++)
            {
                truths[row] = BitUtility.GetBit(validity, array.Offset + row) ? truths[row] : mark;
            }
        }
    }

    private static IArrowArray Child(IArrowArray array, string name, ref DataType type) =>
        ((StructArray)array).Fields[Ordinal((StructType)type, name, out type)];

    private static int Ordinal(StructType level, string name, out DataType type)
    {
        for (int i = 0; i < level.Fields.Length; i++)
        {
            if (string.Equals(level.Fields[i].Name, name, StringComparison.Ordinal))
            {
                type = level.Fields[i].Type;
                return i;
            }
        }

        throw new UnreachableException($"The batches have no column '{name}', which the filter reads.");
    }

    private interface IJoin
    {
        byte Join(byte left, byte right);

        Vector<byte> Join(Vector<byte> left, Vector<byte> right);
    }

    private readonly struct Minimum : IJoin
    {
        public byte Join(byte left, byte right) => Math.Min(left, right);

        public Vector<byte> Join(Vector<byte> left, Vector<byte> right) => Vector.Min(left, right);
    }

    private readonly struct Maximum : IJoin
    {
        public byte Join(byte left, byte right) => Math.Max(left, right);

        public Vector<byte> Join(Vector<byte> left, Vector<byte> right) => Vector.Max(left, right);
    }
}
