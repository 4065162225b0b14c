using System.Collections.Immutable;
using System.Text.Json;
using Repro.Table.Log.State;

namespace Repro.Table.Scanning.Pruning;

/// <summary>Decodes the numbers of records and chosen leaves from the statistics texts of a segment, in one pass.</summary>
/// <remarks>
/// Nothing is trusted: what is missing, of another kind or no JSON is unknown, and an unknown statistic keeps its file. A file
/// makes no object. Protocol: Per-file Statistics.
/// </remarks>
internal sealed class StatisticsDecoder
{
    private readonly ImmutableArray<StatisticsLeaf> _leaves;
    private readonly LeafDecoder[] _decoders;
    private readonly WantedStatistics _wanted;
    private readonly long[] _recordCounts;

    private StatisticsDecoder(ImmutableArray<StatisticsLeaf> leaves, int rowCount)
    {
        _leaves = leaves;
        _decoders = [.. leaves.Select(leaf => LeafDecoder.For(leaf, rowCount))];
        _wanted = WantedStatistics.Of(leaves);
        _recordCounts = new long[rowCount];
    }

    /// <summary>Returns columns of a segment, decoding those that it does not have yet.</summary>
    public static StatisticsColumns Require(FileSegment files, ImmutableArray<StatisticsLeaf> leaves) =>
        files.DecodedStatistics.Require(leaves, missing => new StatisticsDecoder(missing, files.Count).Decode(files));

    private StatisticsColumns Decode(FileSegment files)
    {
        for (int row = 0; row < files.Count; row++)
        {
            long recordCount = StatisticsColumn.Unknown;
            bool isWhole = false;
            try
            {
                isWhole = TryDecode(files.Statistics[row], ref recordCount);
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
            {
                // A text that breaks off says nothing, not even what came before.
            }

            _recordCounts[row] = isWhole ? recordCount : StatisticsColumn.Unknown;
            foreach (LeafDecoder decoder in _decoders)
            {
                decoder.EndFile(isWhole);
            }
        }

        return new StatisticsColumns
        {
            RecordCounts = ImmutableArray.Create(_recordCounts),
            Leaves = _leaves.Zip(_decoders).ToImmutableDictionary(pair => pair.First, pair => pair.Second.Build(_recordCounts)),
        };
    }

    private bool TryDecode(ReadOnlySpan<byte> statistics, ref long recordCount)
    {
        Utf8JsonReader json = new(statistics);
        if (statistics.IsEmpty || !json.Read() || json.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("numRecords"u8))
            {
                json.Read();
                recordCount = json.TokenType == JsonTokenType.Number && json.TryGetInt64(out long count) && count >= 0
                    ? count
                    : StatisticsColumn.Unknown;
            }
            else if (json.ValueTextEquals("minValues"u8))
            {
                DecodeFields(ref json, _wanted, StatisticKind.Min);
            }
            else if (json.ValueTextEquals("maxValues"u8))
            {
                DecodeFields(ref json, _wanted, StatisticKind.Max);
            }
            else
            {
                DecodeCounts(ref json);
            }
        }

        // The reader has seen the end of the object; anything behind it is damage, which it reports.
        return !json.Read();
    }

    private void DecodeCounts(ref Utf8JsonReader json)
    {
        if (json.ValueTextEquals("nullCount"u8))
        {
            DecodeFields(ref json, _wanted, StatisticKind.NullCount);
        }
        else
        {
            json.Skip();
        }
    }

    /// <summary>Reads the value of a property: an object with the wanted fields, else nothing of use.</summary>
    private void DecodeFields(ref Utf8JsonReader json, WantedStatistics wanted, StatisticKind kind)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject)
        {
            json.Skip();
            return;
        }

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            switch (wanted.Find(ref json))
            {
                case null:
                    json.Skip();
                    break;
                case { Leaf: >= 0 } leaf:
                    json.Read();
                    _decoders[leaf.Leaf].Decode(ref json, kind);
                    json.Skip();
                    break;
                case { } inner:
                    DecodeFields(ref json, inner, kind);
                    break;
            }
        }
    }
}
