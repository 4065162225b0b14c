namespace Repro.Table.Data.Parquet.Decoding;

/// <summary>Widens a float, NaN included.</summary>
internal readonly struct FloatToDouble : IValueConverter<float, double>
{
    /// <inheritdoc/>
    public double Convert(float value) => value;
}
