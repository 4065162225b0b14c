using System.Text.Json;
using Repro.Table.Expressions;
using Repro.Table.Schemas;

namespace Repro.Table.Scanning.Pruning;

/// <summary>Bounds of decimals, as digits of the column's scale.</summary>
/// <remarks>
/// Some writers put them through a double, which keeps 15 digits and prints at most 17. Where the column has more digits, a text
/// of up to 17 is therefore widened by the rounding of a double; a longer one is exact. A text with an exponent is no bound.
/// </remarks>
internal sealed class DecimalBounds(DecimalType type) : IBoundReader<Int128>
{
    private const int DigitsOfEveryDouble = 15;
    private const int MaxPrintedDigits = 17;
    private const int BitsOfDouble = 52;

    public bool TryRead(ref Utf8JsonReader json, StatisticKind kind, out Int128 bound)
    {
        bound = 0;
        Span<char> memory = stackalloc char[BoundText.MaxLength];
        if (json.TokenType != JsonTokenType.Number || json.ValueSpan.Length > memory.Length)
        {
            return false;
        }

        Span<char> text = memory[..System.Text.Encoding.ASCII.GetChars(json.ValueSpan, memory)];
        if (!DecimalText.TryParse(text, type, out bound))
        {
            return false;
        }

        if (type.Precision > DigitsOfEveryDouble && CountDigits(text) <= MaxPrintedDigits)
        {
            Int128 rounding = (Int128.Abs(bound) >> BitsOfDouble) + 1;
            bound += kind == StatisticKind.Max ? rounding : -rounding;
        }

        return true;
    }

    private static int CountDigits(ReadOnlySpan<char> text)
    {
        int digits = 0;
        foreach (char c in text.TrimStart("-0."))
        {
            digits += char.IsAsciiDigit(c) ? 1 : 0;
        }

        return digits;
    }
}
