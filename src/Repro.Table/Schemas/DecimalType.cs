namespace Repro.Table.Schemas;

/// <summary>An exact decimal of at most 38 digits.</summary>
public sealed record DecimalType : DataType
{
    /// <summary>The most digits that the protocol allows.</summary>
    public const int MaxPrecision = 38;

    /// <summary>Creates the type.</summary>
    /// <param name="precision">Digits in all, 1 to 38.</param>
    /// <param name="scale">Digits behind the point, 0 to <paramref name="precision"/>.</param>
    public DecimalType(int precision, int scale)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(precision, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(precision, MaxPrecision);
        ArgumentOutOfRangeException.ThrowIfNegative(scale);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(scale, precision);
        Precision = precision;
        Scale = scale;
    }

    /// <summary>Gets the digits in all.</summary>
    public int Precision { get; }

    /// <summary>Gets the digits behind the point.</summary>
    public int Scale { get; }

    /// <summary>Returns the name in a schema string.</summary>
    public override string ToString() => $"decimal({Precision},{Scale})";
}
