using System.Text;
using System.Text.Json;
using Repro.Table.Log.Actions;

namespace Repro.Table.Cli.Rows;

/// <summary>The number of rows of files, as their statistics give it.</summary>
internal static class FileRows
{
    /// <summary>Returns the rows of a file; null if its statistics do not say.</summary>
    public static long? Of(AddFile file)
    {
        if (file.Stats is null)
        {
            return null;
        }

        try
        {
            Utf8JsonReader reader = new(Encoding.UTF8.GetBytes(file.Stats));
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                bool isCount = reader.ValueTextEquals("numRecords"u8);
                reader.Read();
                if (isCount)
                {
                    return reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out long count) && count >= 0
                        ? count - (file.DeletionVector?.Cardinality ?? 0)
                        : null;
                }

                reader.Skip();
            }
        }
        catch (JsonException)
        {
            // Statistics are a help; damaged ones say nothing.
        }

        return null;
    }
}
