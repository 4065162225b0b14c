using System.Globalization;
using Repro.Table.Errors;

namespace Repro.Table.Log.Actions;

internal sealed partial class TableProperties
{
    private string? Value(string name) => configuration.TryGetValue(name, out string? value) ? value : null;

    private bool Flag(string name, bool orElse) => Value(name) switch
    {
        null => orElse,
        string text when bool.TryParse(text, out bool value) => value,
        _ => throw Bad(name, "it must be true or false"),
    };

    private int Integer(string name, int orElse, int least, int most) => (int)(Long(name, least, most) ?? orElse);

    private long? Long(string name, long least, long most) => Value(name) switch
    {
        null => null,
        string text when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value)
            && value >= least && value <= most => value,
        _ => throw Bad(name, string.Create(CultureInfo.InvariantCulture, $"it must be a whole number from {least} to {most}")),
    };

    private TimeSpan? Duration(string name)
    {
        if (Value(name) is not string text)
        {
            return null;
        }

        return CalendarInterval.TryParse(text, out TimeSpan duration, out string? reason)
            ? duration
            : throw Bad(name, reason);
    }

    // Bytes, or a number with a unit of 1,024 such as 128mb, as Spark writes them.
    private long? Size(string name)
    {
        if (Value(name) is not string text)
        {
            return null;
        }

        string lower = text.Trim().ToLowerInvariant();
        string digits = lower.TrimEnd('b', 'k', 'm', 'g', 't');
        int shift = lower[digits.Length..] switch
        {
            "" or "b" => 0,
            "k" or "kb" => 10,
            "m" or "mb" => 20,
            "g" or "gb" => 30,
            "t" or "tb" => 40,
            _ => -1,
        };
        return shift >= 0 && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long value)
            && value > 0 && value <= long.MaxValue >> shift
            ? value << shift
            : throw Bad(name, "it must be a number of bytes above 0, such as 134217728 or 128mb");
    }

    private TablePropertyException Bad(string name, string reason) =>
        Throw.BadProperty(name, Value(name), reason, location, version);
}
