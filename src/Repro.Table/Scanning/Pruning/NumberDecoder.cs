using System.Numerics;
using System.Text.Json;
using Repro.Table.Log.State;

namespace Repro.Table.Scanning.Pruning;

/// <summary>Gathers bounds that are numbers.</summary>
internal sealed class NumberDecoder<T> : LeafDecoder
    where T : unmanaged, INumber<T>
{
    private readonly IBoundReader<T> _reader;
    private readonly T _least;
    private readonly T _greatest;
    private readonly T[] _min;
    private readonly T[] _max;

    /// <summary>Creates a decoder.</summary>
    /// <param name="reader">Understands one bound.</param>
    /// <param name="rowCount">The files of the segment.</param>
    /// <param name="least">What an unknown lower bound is.</param>
    /// <param name="greatest">What an unknown upper bound is.</param>
    public NumberDecoder(IBoundReader<T> reader, int rowCount, T least, T greatest)
        : base(rowCount)
    {
        _reader = reader;
        _least = least;
        _greatest = greatest;
        _min = new T[rowCount];
        _max = new T[rowCount];
        _min.AsSpan().Fill(least);
        _max.AsSpan().Fill(greatest);
    }

    protected override void DecodeBound(ref Utf8JsonReader json, StatisticKind kind)
    {
        if (kind == StatisticKind.Min)
        {
            _min[Row] = _reader.TryRead(ref json, kind, out T min) ? min : _least;
        }
        else
        {
            _max[Row] = _reader.TryRead(ref json, kind, out T max) ? max : _greatest;
        }
    }

    protected override void ForgetBounds()
    {
        _min[Row] = _least;
        _max[Row] = _greatest;
    }

    protected override StatisticsColumn Build(long[] nullCounts) => new NumberStatistics<T>(_min, _max, nullCounts);
}
