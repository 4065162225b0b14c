using Repro.Table.Cli.Values;
using Repro.Table.Schemas;

namespace Repro.Table.Cli.Csv;

/// <summary>The type of a column, guessed from its values: the first type of this list that every value fits without loss.</summary>
/// <remarks>
/// <code>
/// boolean     true, false (any case)
/// long        digits with an optional minus; no plus sign, no leading zeros, within 64 bits
/// double      long (up to 2^53), fractions and exponents; NaN and infinities too, if there is at least one number
/// date        yyyy-MM-dd
/// timestamp   ISO 8601, see TimestampText; dates too, if there is at least one time
/// string      everything else, and columns without a value
/// </code>
/// So <c>007</c> and <c>+49 30 123</c> stay text, and so does an integer that neither long nor double holds exactly.
/// </remarks>
internal sealed class ColumnGuess
{
    private const long MaxExactInDouble = 1L << 53;

    private Candidates _candidates = Candidates.All;
    private bool _hasValue;
    private bool _hasNumber;

    [Flags]
    private enum Candidates
    {
        None = 0,
        Boolean = 1,
        Long = 2,
        Double = 4,
        Date = 8,
        Timestamp = 16,
        All = Boolean | Long | Double | Date | Timestamp,
    }

    /// <summary>Gets the guess so far.</summary>
    public DataType Type => _candidates switch
    {
        _ when !_hasValue => DataType.String,
        _ when _candidates.HasFlag(Candidates.Boolean) => DataType.Boolean,
        _ when _candidates.HasFlag(Candidates.Long) => DataType.Long,
        _ when _candidates.HasFlag(Candidates.Double) && _hasNumber => DataType.Double,
        _ when _candidates.HasFlag(Candidates.Date) => DataType.Date,
        _ when _candidates.HasFlag(Candidates.Timestamp) => DataType.Timestamp,
        _ => DataType.String,
    };

    /// <summary>Takes a value that is not null into account.</summary>
    public void Observe(ReadOnlySpan<byte> text)
    {
        _hasValue = true;
        if (_candidates != Candidates.None)
        {
            _candidates &= Fitting(text);
        }
    }

    private Candidates Fitting(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            return Candidates.None;
        }

        byte first = text[0] == '-' && text.Length > 1 ? text[1] : text[0];
        if (char.IsAsciiDigit((char)first) || first == '.')
        {
            Candidates number = FittingNumber(text);
            _hasNumber |= number != Candidates.None;
            return number == Candidates.None ? FittingTime(text) : number;
        }

        return FieldText.TryParseBoolean(text, out _) ? Candidates.Boolean
            : FieldText.TryParseNotFinite(text, out _) ? Candidates.Double
            : Candidates.None;
    }

    private static Candidates FittingNumber(ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> digits = text[0] == '-' ? text[1..] : text;
        if (digits.Length > 1 && digits[0] == '0' && char.IsAsciiDigit((char)digits[1]))
        {
            return Candidates.None;
        }

        if (digits.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            return FieldText.TryParseDouble(text, out _) ? Candidates.Double : Candidates.None;
        }

        if (!FieldText.TryParseLong(text, out long value))
        {
            return Candidates.None;
        }

        // As a long, minus zero would lose its sign.
        bool isMinusZero = value == 0 && text[0] == '-';
        bool isExact = value is >= -MaxExactInDouble and <= MaxExactInDouble;
        return (isMinusZero ? Candidates.None : Candidates.Long) | (isExact ? Candidates.Double : Candidates.None);
    }

    private static Candidates FittingTime(ReadOnlySpan<byte> text) =>
        DateText.TryParse(text, out _) ? Candidates.Date | Candidates.Timestamp
        : TimestampText.TryParse(text, out _) ? Candidates.Timestamp
        : Candidates.None;
}
