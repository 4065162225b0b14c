namespace Repro.Table.Schemas;

/// <summary>Sets the precision and scale of the column of a <c>decimal</c> property, or of the decimals in its list or
/// map.</summary>
/// <param name="precision">Digits in all, 1 to 38.</param>
/// <param name="scale">Digits behind the point, 0 to <paramref name="precision"/>.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DecimalAttribute(int precision, int scale) : Attribute
{
    /// <summary>Gets the digits in all.</summary>
    public int Precision { get; } = precision;

    /// <summary>Gets the digits behind the point.</summary>
    public int Scale { get; } = scale;
}
