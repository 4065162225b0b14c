using System.Text.Json;
using Repro.Table.Log.State;
using Repro.Table.Schemas;

namespace Repro.Table.Scanning.Pruning;

/// <summary>Gathers the statistics of one leaf, a file at a time. Of a leaf whose values have no order: its nulls only.</summary>
internal class LeafDecoder
{
    private readonly long[] _nullCounts;

    protected LeafDecoder(int rowCount)
    {
        _nullCounts = new long[rowCount];
        _nullCounts.AsSpan().Fill(StatisticsColumn.Unknown);
    }

    /// <summary>Gets the file that is being read.</summary>
    protected int Row { get; private set; }

    /// <summary>Returns the decoder for the type of a leaf.</summary>
    public static LeafDecoder For(StatisticsLeaf leaf, int rowCount) => leaf.Type switch
    {
        DecimalType type => new NumberDecoder<Int128>(new DecimalBounds(type), rowCount, Int128.MinValue, Int128.MaxValue),
        PrimitiveType { Kind: PrimitiveKind.Byte or PrimitiveKind.Short or PrimitiveKind.Integer or PrimitiveKind.Long } =>
            new NumberDecoder<long>(new IntegerBounds(), rowCount, long.MinValue, long.MaxValue),
        PrimitiveType { Kind: PrimitiveKind.Date } =>
            new NumberDecoder<long>(new DateBounds(), rowCount, long.MinValue, long.MaxValue),
        PrimitiveType { Kind: PrimitiveKind.Timestamp } =>
            new NumberDecoder<long>(new TimestampBounds(), rowCount, long.MinValue, long.MaxValue),
        PrimitiveType { Kind: PrimitiveKind.TimestampNtz } =>
            new NumberDecoder<long>(new LocalTimeBounds(), rowCount, long.MinValue, long.MaxValue),
        PrimitiveType { Kind: PrimitiveKind.Float } =>
            new NumberDecoder<double>(new FloatBounds(), rowCount, double.NegativeInfinity, double.PositiveInfinity),
        PrimitiveType { Kind: PrimitiveKind.Double } => new NumberDecoder<double>(
            leaf.WasFloat ? new WidenedFloatBounds() : new DoubleBounds(), rowCount, double.NegativeInfinity, double.PositiveInfinity),
        PrimitiveType { Kind: PrimitiveKind.String } => new TextDecoder(rowCount),
        _ => new LeafDecoder(rowCount),
    };

    /// <summary>Takes the value at which the reader stands; it may be of any kind and is not skipped.</summary>
    public void Decode(ref Utf8JsonReader json, StatisticKind kind)
    {
        if (kind != StatisticKind.NullCount)
        {
            DecodeBound(ref json, kind);
        }
        else if (json.TokenType == JsonTokenType.Number && json.TryGetInt64(out long count) && count >= 0)
        {
            _nullCounts[Row] = count;
        }
    }

    /// <summary>Ends the file.</summary>
    /// <param name="isWhole">Whether its statistics could be read to their end; else all of them are unknown.</param>
    public void EndFile(bool isWhole)
    {
        if (!isWhole)
        {
            _nullCounts[Row] = StatisticsColumn.Unknown;
            ForgetBounds();
        }

        EndBounds();
        Row++;
    }

    /// <summary>Returns the column.</summary>
    /// <param name="recordCounts">The rows of each file.</param>
    public StatisticsColumn Build(ReadOnlySpan<long> recordCounts)
    {
        for (int row = 0; row < _nullCounts.Length; row++)
        {
            // More nulls than rows: one of the two is wrong, so neither says anything.
            _nullCounts[row] = _nullCounts[row] > recordCounts[row] && recordCounts[row] >= 0 ? StatisticsColumn.Unknown : _nullCounts[row];
        }

        return Build(_nullCounts);
    }

    protected virtual void DecodeBound(ref Utf8JsonReader json, StatisticKind kind)
    {
    }

    protected virtual void ForgetBounds()
    {
    }

    protected virtual void EndBounds()
    {
    }

    protected virtual StatisticsColumn Build(long[] nullCounts) => new(nullCounts);
}
