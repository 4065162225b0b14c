using System.Globalization;
using System.Numerics;
using Repro.Table.Schemas;

namespace Repro.Table.Expressions;

/// <summary>A literal as a value of another type, where that loses nothing.</summary>
internal static class LiteralCoercion
{
    private static readonly DecimalType WholeNumber = new(19, 0);

    /// <summary>Returns the literal of the type that has the same value, or of a real
    /// type the value nearest to a decimal; null if there is none.</summary>
    public static Literal? TryCoerce(Literal literal, DataType type)
    {
        if (literal.Type.Equals(type))
        {
            return literal;
        }

        return type switch
        {
            DecimalType target => ToDecimal(literal, target),
            PrimitiveType { Kind: PrimitiveKind.Byte } => ToInteger<sbyte>(literal, type),
            PrimitiveType { Kind: PrimitiveKind.Short } => ToInteger<short>(literal, type),
            PrimitiveType { Kind: PrimitiveKind.Integer } => ToInteger<int>(literal, type),
            PrimitiveType { Kind: PrimitiveKind.Long } => ToInteger<long>(literal, type),
            PrimitiveType { Kind: PrimitiveKind.Float } target => ToReal(literal, target, value => (float)value, text => float.Parse(text, CultureInfo.InvariantCulture)),
            PrimitiveType { Kind: PrimitiveKind.Double } target => ToReal(literal, target, value => value, text => double.Parse(text, CultureInfo.InvariantCulture)),
            _ => null,
        };
    }

    private static Literal? ToDecimal(Literal literal, DecimalType type)
    {
        Int128? digits = literal.Type is DecimalType ? literal.Unscaled : WholeValue(literal);
        int scale = literal.Type is DecimalType source ? source.Scale : 0;
        return digits is Int128 unscaled && DecimalText.TryRescale(unscaled, scale, type, out Int128 result)
            ? Literal.OfDecimal(type, result)
            : null;
    }

    private static Literal? ToInteger<T>(Literal literal, DataType type)
        where T : IBinaryInteger<T>, IMinMaxValue<T> =>
        WholeValue(literal) is Int128 value
        && value >= Int128.CreateTruncating(T.MinValue) && value <= Int128.CreateTruncating(T.MaxValue)
            ? Literal.OfInteger(type, (long)value)
            : null;

    private static Literal? ToReal(Literal literal, PrimitiveType type, Func<double, double> round, Func<string, double> parse)
    {
        double value;
        if (IsReal(literal.Type))
        {
            value = literal.Real;
        }
        else if (literal.Type is DecimalType decimals)
        {
            // Digits name the nearest value of a real column, as they do wherever such a value is read from text.
            return Literal.OfReal(type, parse(DecimalText.Format(literal.Unscaled, decimals.Scale)));
        }
        else if (WholeValue(literal) is Int128 whole && (Int128)(double)whole == whole)
        {
            value = (double)whole;
        }
        else
        {
            return null;
        }

        double rounded = round(value);
        return rounded.Equals(value) ? Literal.OfReal(type, rounded) : null;
    }

    /// <summary>Returns the number if it is one of at most 19 digits and without a fraction; else null.</summary>
    private static Int128? WholeValue(Literal literal) => literal.Type switch
    {
        PrimitiveType { Kind: PrimitiveKind.Byte or PrimitiveKind.Short or PrimitiveKind.Integer or PrimitiveKind.Long } =>
            literal.Integer,
        DecimalType type => DecimalText.TryRescale(literal.Unscaled, type.Scale, WholeNumber, out Int128 whole) ? whole : null,
        _ when IsReal(literal.Type) => double.IsInteger(literal.Real) && double.Abs(literal.Real) < 1e18
            ? (Int128)literal.Real
            : null,
        _ => null,
    };

    private static bool IsReal(DataType type) => type is PrimitiveType { Kind: PrimitiveKind.Float or PrimitiveKind.Double };
}
