namespace Repro.Table.Storage;

/// <summary>Names that Windows opens as something else than the file they seem to be.</summary>
internal static class WindowsNames
{
    /// <summary>Returns why a segment is refused on Windows; null if it is not.</summary>
    internal static string? Objection(ReadOnlySpan<char> segment)
    {
        if (segment.Contains(':'))
        {
            return "it has a colon, which names a drive or a stream on Windows";
        }

        if (segment[^1] is '.' or ' ')
        {
            return "it ends in a dot or a space, which Windows drops";
        }

        return IsDevice(segment) ? "it is the name of a device on Windows" : null;
    }

    /// <summary>Tells whether a name is a device: an extension, and spaces before it, do not change that.</summary>
    private static bool IsDevice(ReadOnlySpan<char> segment)
    {
        var dot = segment.IndexOf('.');
        var stem = (dot < 0 ? segment : segment[..dot]).TrimEnd(' ');
        return Is(stem, "CON") || Is(stem, "PRN") || Is(stem, "AUX") || Is(stem, "NUL")
            || Is(stem, "CONIN$") || Is(stem, "CONOUT$")
            || (stem.Length == 4 && (Is(stem[..3], "COM") || Is(stem[..3], "LPT")) && IsPortNumber(stem[3]));
    }

    private static bool Is(ReadOnlySpan<char> stem, string name) => stem.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static bool IsPortNumber(char unit) => char.IsAsciiDigit(unit) || unit is '\u00B9' or '\u00B2' or '\u00B3';
}
