using Repro.Table.Schemas;

namespace Repro.Table.Expressions;

/// <summary>A value with its Delta type, never null: the constant of a comparison, or a partition value.</summary>
/// <remarks>
/// Made by conversion from the C# types named by the operators. A literal keeps the exact value: binding a predicate
/// to a
/// schema turns it into the type of its column, or refuses where digits would be lost. Compares by type and content;
/// NaN equals NaN, and -0.0 is kept apart from 0.0 here although rows treat them as equal.
/// </remarks>
public sealed partial record Literal
{
    private readonly Int128 _number;
    private readonly double _real;
    private readonly byte[] _bytes;

    // Of the three values one counts and the others are zero or empty.
    private Literal(DataType type, Int128 number, double real, byte[] bytes)
    {
        Type = type;
        _number = number;
        _real = real;
        _bytes = bytes;
    }

    /// <summary>Gets the Delta type: a primitive other than <c>void</c>, or a decimal.</summary>
    public DataType Type { get; }

    /// <summary>Gets the number of an integer type, the days since 1970-01-01 of a date, or the microseconds since
    /// then of a timestamp.</summary>
    internal long Integer => (long)_number;

    /// <summary>Gets the digits of a decimal without its point; the scale is that of the type.</summary>
    internal Int128 Unscaled => _number;

    /// <summary>Gets the value of a float or double.</summary>
    internal double Real => _real;

    /// <summary>Gets the truth value of a boolean.</summary>
    internal bool Boolean => _number != 0;

    /// <summary>Gets the bytes of a binary, or the UTF-8 of a string; valid as long as the literal.</summary>
    internal ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>Gets the text of a string.</summary>
    internal string Text => System.Text.Encoding.UTF8.GetString(_bytes);

    /// <summary>Compares by type and content.</summary>
    public bool Equals(Literal? other) =>
        other is not null
        && Type.Equals(other.Type)
        && _number == other._number
        && BitConverter.DoubleToInt64Bits(Canonical(_real)) == BitConverter.DoubleToInt64Bits(Canonical(other._real))
        && _bytes.AsSpan().SequenceEqual(other._bytes);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.Add(Type);
        hash.Add(_number);
        hash.Add(BitConverter.DoubleToInt64Bits(Canonical(_real)));
        hash.AddBytes(_bytes);
        return hash.ToHashCode();
    }

    /// <summary>Returns the value as SQL writes it.</summary>
    public override string ToString() => Type switch
    {
        PrimitiveType { Kind: PrimitiveKind.String } => $"'{Text.Replace("'", "''", StringComparison.Ordinal)}'",
        PrimitiveType { Kind: PrimitiveKind.Binary } => $"X'{System.Convert.ToHexString(_bytes)}'",
        PrimitiveType { Kind: PrimitiveKind.Date or PrimitiveKind.Timestamp or PrimitiveKind.TimestampNtz } =>
            PartitionText.TryFormat(this, out string? text) ? $"{Type} '{text}'" : $"{Type} {_number}",
        _ => PartitionText.TryFormat(this, out string? text) ? text! : string.Empty, // Numbers always have a text.
    };

    internal static Literal OfInteger(DataType type, long value) => new(type, value, 0, []);

    internal static Literal OfDecimal(DecimalType type, Int128 unscaled) => new(type, unscaled, 0, []);

    internal static Literal OfReal(PrimitiveType type, double value) => new(type, 0, value, []);

    internal static Literal OfBytes(PrimitiveType type, byte[] value) => new(type, 0, 0, value);

    private static double Canonical(double value) => double.IsNaN(value) ? double.NaN : value;
}
