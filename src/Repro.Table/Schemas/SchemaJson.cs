using System.Text;
using System.Text.Json;
using Repro.Table.Errors;

namespace Repro.Table.Schemas;

/// <summary>Schema strings of the log to types and back. Protocol: Schema Serialization Format.</summary>
/// <remarks>
/// Reading is strict about shape and lenient about what is new: an unknown type becomes an
/// <see cref="UnsupportedType"/>, an unknown member is skipped, and names that differ only in case are kept, since old
/// tables have them (writing refuses them, see <see cref="SchemaRules"/>). The metadata of a field stays the text that
/// it was. Writing has one form: the member order of Spark, no white space.
/// </remarks>
internal static partial class SchemaJson
{
    /// <summary>The most types inside one another, the schema itself included.</summary>
    public const int MaxLevels = 128;

    /// <summary>The most columns without children, at any level.</summary>
    public const int MaxLeaves = 100_000;

    // A lone surrogate has no UTF-8 form: such text is refused, never replaced.
    private static readonly UTF8Encoding StrictUtf8 = new(false, true);

    /// <summary>Reads a schema string.</summary>
    /// <exception cref="FormatException">The text is no schema; the message says why and, as far as it got, where. The
    /// string came from a file of the log, so the caller, who knows which, makes a <see cref="LogCorruptException"/> of
    /// it.</exception>
    /// <exception cref="LimitExceededException">It is nested deeper than <see cref="MaxLevels"/> or has more than
    /// <see cref="MaxLeaves"/> leaves.</exception>
    public static StructType Parse(string text)
    {
        byte[] utf8;
        try
        {
            utf8 = StrictUtf8.GetBytes(text);
        }
        catch (EncoderFallbackException)
        {
            throw Throw.BadSchema("it holds half of a surrogate pair");
        }

        try
        {
            return new SchemaParser(utf8).Parse();
        }
        catch (JsonException e)
        {
            throw Throw.BadSchema($"byte {e.BytePositionInLine} of line {e.LineNumber + 1} is not JSON", e);
        }
        catch (InvalidOperationException e)
        {
            // How Utf8JsonReader reports a string with invalid UTF-8 or an escaped lone surrogate.
            throw Throw.BadSchema("a string in it is not valid text", e);
        }
    }
}
