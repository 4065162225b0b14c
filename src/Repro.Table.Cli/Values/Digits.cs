namespace Repro.Table.Cli.Values;

/// <summary>Short runs of ASCII digits.</summary>
internal static class Digits
{
    /// <summary>Parses text that is nothing but digits, up to a largest value.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, int max, out int value)
    {
        value = 0;
        foreach (byte b in text)
        {
            if (!char.IsAsciiDigit((char)b))
            {
                return false;
            }

            value = (value * 10) + (b - '0');
        }

        return value <= max;
    }
}
