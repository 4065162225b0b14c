using System.Buffers;
using System.Text.Json;
using Apache.Arrow;

namespace Repro.Table.Data.Statistics;

/// <summary>The statistics of the fields of a struct, or of a file as a whole.</summary>
internal sealed class StructStatistics(string name, int ordinal, IReadOnlyList<StatisticsNode> fields)
    : StatisticsNode(name, ordinal)
{
    /// <summary>Gets the chosen fields in schema order.</summary>
    public IReadOnlyList<StatisticsNode> Fields { get; } = fields;

    public override void Observe(IArrowArray array, ReadOnlySpan<byte> parentNulls)
    {
        byte[] rented = ArrayPool<byte>.Shared.Rent(array.Length);
        try
        {
            ReadOnlySpan<byte> nulls = MergeNulls(array, parentNulls, rented.AsSpan(0, array.Length));
            StructArray structs = (StructArray)array;
            foreach (StatisticsNode field in Fields)
            {
                field.Observe(structs.Fields[field.Ordinal], nulls);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    public override void Complete()
    {
        foreach (StatisticsNode field in Fields)
        {
            field.Complete();
        }
    }

    public override bool HasBound(BoundSide side) => Fields.Any(field => field.HasBound(side));

    public override void WriteBounds(BoundSide side, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (StatisticsNode field in Fields)
        {
            if (field.HasBound(side))
            {
                writer.WritePropertyName(field.Name);
                field.WriteBounds(side, writer);
            }
        }

        writer.WriteEndObject();
    }

    public override void WriteNullCounts(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (StatisticsNode field in Fields)
        {
            writer.WritePropertyName(field.Name);
            field.WriteNullCounts(writer);
        }

        writer.WriteEndObject();
    }
}
