using System.Text;
using Apache.Arrow;

namespace Repro.Table.Log.Checkpoints;

/// <summary>A column of text of a batch. A view: valid as long as the batch.</summary>
internal readonly struct TextColumn(StringArray array, string name)
{
    /// <summary>Returns whether a row has no text.</summary>
    public bool IsNull(int row) => array.IsNull(row);

    /// <summary>Returns the text of a row that must have one, in UTF-8.</summary>
    /// <exception cref="FormatException">It is null or no UTF-8.</exception>
    public ReadOnlySpan<byte> Utf8(int row)
    {
        ReadOnlySpan<byte> bytes = array.GetBytes(row, out bool isNull);
        if (isNull)
        {
            throw new FormatException($"an action lacks '{name}'");
        }

        return System.Text.Unicode.Utf8.IsValid(bytes) ? bytes : throw new FormatException($"'{name}' is not valid UTF-8");
    }

    /// <summary>Returns the text of a row that must have one.</summary>
    /// <exception cref="FormatException">It is null or no UTF-8.</exception>
    public string Required(int row) => Encoding.UTF8.GetString(Utf8(row));

    /// <summary>Returns the text of a row; null for null.</summary>
    /// <exception cref="FormatException">It is no UTF-8.</exception>
    public string? Optional(int row) => IsNull(row) ? null : Required(row);
}
