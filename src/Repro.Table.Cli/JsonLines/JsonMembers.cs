using System.Text.Json;

namespace Repro.Table.Cli.JsonLines;

/// <summary>The members of one object, read forward from the bytes of its line.</summary>
internal ref struct JsonMembers
{
    private readonly JsonLineReader _lines;
    private readonly byte[] _scratch;
    private Utf8JsonReader _json;

    /// <summary>Begins the object of the current line.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="scratch">Room for unescaped text; made larger where the line needs it.</param>
    /// <exception cref="Failures.CliException">The line is no object.</exception>
    public JsonMembers(JsonLineReader lines, ref byte[] scratch)
    {
        if (scratch.Length < lines.Line.Length)
        {
            scratch = new byte[lines.Line.Length];
        }

        _lines = lines;
        _scratch = scratch;
        _json = new Utf8JsonReader(lines.Line);
        Advance();
        if (_json.TokenType != JsonTokenType.StartObject)
        {
            throw JsonLineErrors.Malformed(lines.Path, lines.LineNumber, "it is not an object");
        }
    }

    /// <summary>Gets the kind of the current token.</summary>
    public readonly JsonTokenType Kind => _json.TokenType;

    /// <summary>Gets the text of the current token, unescaped; of a number, its digits. Valid until the next move.</summary>
    /// <exception cref="Failures.CliException">It is no text, such as half of a surrogate pair.</exception>
    public readonly ReadOnlySpan<byte> Text => _json.ValueIsEscaped ? Unescape() : _json.ValueSpan;

    /// <summary>Moves to the name of the next member; false after the last one, where the line must end.</summary>
    public bool MoveToName()
    {
        Advance();
        if (_json.TokenType == JsonTokenType.PropertyName)
        {
            return true;
        }

        // Anything behind the object is damage, which this finds.
        Advance();
        return false;
    }

    /// <summary>Moves to the value of the member.</summary>
    public void MoveToValue() => Advance();

    private readonly ReadOnlySpan<byte> Unescape()
    {
        try
        {
            return _scratch.AsSpan(0, _json.CopyString(_scratch));
        }
        catch (InvalidOperationException e)
        {
            throw JsonLineErrors.Malformed(_lines.Path, _lines.LineNumber, "a text is not valid Unicode", e);
        }
    }

    private void Advance()
    {
        try
        {
            _json.Read();
        }
        catch (JsonException e)
        {
            throw JsonLineErrors.Malformed(
                _lines.Path, _lines.LineNumber, $"it is not valid JSON from byte {e.BytePositionInLine + 1} on", e);
        }
    }
}
