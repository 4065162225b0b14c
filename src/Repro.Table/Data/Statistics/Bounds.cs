using Apache.Arrow;
using Repro.Table.Schemas;

namespace Repro.Table.Data.Statistics;

/// <summary>The least and the greatest value of a column.</summary>
internal abstract class Bounds
{
    /// <summary>Returns empty bounds for a type; null if its values have no order in statistics.</summary>
    public static Bounds? For(DataType type, int stringPrefixLength) => type switch
    {
        DecimalType decimalType => NumberBounds.Decimals(decimalType.Scale),
        PrimitiveType primitive => primitive.Kind switch
        {
            PrimitiveKind.Byte => NumberBounds.Integers<sbyte>(),
            PrimitiveKind.Short => NumberBounds.Integers<short>(),
            PrimitiveKind.Integer => NumberBounds.Integers<int>(),
            PrimitiveKind.Long => NumberBounds.Integers<long>(),
            PrimitiveKind.Float => new RealBounds<float>(),
            PrimitiveKind.Double => new RealBounds<double>(),
            PrimitiveKind.String => new StringBounds(stringPrefixLength),
            PrimitiveKind.Date => NumberBounds.Dates(),
            PrimitiveKind.Timestamp => NumberBounds.Timestamps(DateTimeKind.Utc),
            PrimitiveKind.TimestampNtz => NumberBounds.Timestamps(DateTimeKind.Unspecified),
            _ => null,
        },
        _ => null,
    };

    /// <summary>Sees values of which at least one is not null.</summary>
    /// <param name="array">The values.</param>
    /// <param name="nulls">A byte per row, not zero where null; empty if nothing is.</param>
    public abstract void Observe(IArrowArray array, ReadOnlySpan<byte> nulls);

    /// <summary>Returns what may be written; without a value, nothing.</summary>
    public abstract BoundTexts Complete();
}
