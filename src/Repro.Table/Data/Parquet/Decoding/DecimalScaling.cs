using Repro.Table.Data.Arrow;
using Repro.Table.Schemas;

namespace Repro.Table.Data.Parquet.Decoding;

/// <summary>How unscaled values of a file become those of a column.</summary>
/// <param name="AddedDigits">The digits that the column has more behind the point.</param>
/// <param name="Precision">The digits of the column.</param>
internal readonly record struct DecimalScaling(int AddedDigits, int Precision)
{
    /// <summary>Returns the scaling to a type, from values with a number of digits behind the point.</summary>
    public static DecimalScaling To(DecimalType type, int scale) => new(type.Scale - scale, type.Precision);

    /// <summary>Returns the value of the column; null if it has too many digits.</summary>
    public Int128? Apply(Int128 unscaled) => DecimalCasts.ScaleUp(unscaled, AddedDigits, Precision);
}
