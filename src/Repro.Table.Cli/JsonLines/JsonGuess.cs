using System.Text.Json;
using Repro.Table.Cli.Csv;
using Repro.Table.Cli.Values;
using Repro.Table.Schemas;

namespace Repro.Table.Cli.JsonLines;

/// <summary>The type of a column, guessed from its values.</summary>
/// <remarks>
/// <code>
/// boolean   true and false alone
/// long      numbers alone, all of them integers of 64 bits
/// double    numbers, beside them the texts NaN, Infinity and -Infinity; integers up to 2^53
/// string    everything else: text stays text, also where it looks like a date
/// </code>
/// </remarks>
internal sealed class JsonGuess
{
    private readonly ColumnGuess _number = new();
    private Kinds _kinds;

    [Flags]
    private enum Kinds
    {
        None = 0,
        Boolean = 1,
        Number = 2,
        NotFinite = 4,
        Text = 8,
    }

    /// <summary>Gets the guess so far.</summary>
    public DataType Type => _kinds switch
    {
        Kinds.Boolean => DataType.Boolean,
        Kinds.Number or (Kinds.Number | Kinds.NotFinite) => _number.Type,
        _ => DataType.String,
    };

    /// <summary>Takes a value that is neither null nor nested into account.</summary>
    public void Observe(JsonTokenType kind, ReadOnlySpan<byte> text)
    {
        Kinds seen = kind switch
        {
            JsonTokenType.True or JsonTokenType.False => Kinds.Boolean,
            JsonTokenType.Number => Kinds.Number,
            _ when FieldText.TryParseNotFinite(text, out _) => Kinds.NotFinite,
            _ => Kinds.Text,
        };
        _kinds |= seen;
        if (seen is Kinds.Number or Kinds.NotFinite)
        {
            _number.Observe(text);
        }
    }
}
