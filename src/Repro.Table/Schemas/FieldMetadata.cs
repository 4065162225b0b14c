using System.Text;
using System.Text.Json;
using Repro.Table.Errors;

namespace Repro.Table.Schemas;

/// <summary>Looks single members up in the metadata of a field, which stays text. Protocol: Column Metadata.</summary>
internal static class FieldMetadata
{
    /// <summary>Physical name of the field under column mapping.</summary>
    public const string PhysicalName = "delta.columnMapping.physicalName";

    /// <summary>Id of the field under column mapping.</summary>
    public const string ColumnId = "delta.columnMapping.id";

    /// <summary>An expression that every row must meet.</summary>
    public const string Invariants = "delta.invariants";

    /// <summary>The expression that computes a generated column.</summary>
    public const string GenerationExpression = "delta.generationExpression";

    /// <summary>The changes of type that files of older versions did not follow.</summary>
    public const string TypeChanges = "delta.typeChanges";

    /// <summary>The first value of an identity column.</summary>
    public const string IdentityStart = "delta.identity.start";

    /// <summary>The default of a column.</summary>
    public const string CurrentDefault = "CURRENT_DEFAULT";

    /// <summary>Reads a member that is text.</summary>
    /// <returns>The text, or null if there is no such member or it is null.</returns>
    /// <exception cref="FormatException">The member is something else, or the metadata is no JSON object.</exception>
    public static string? Text(StructField field, string name) => Find(field, name) switch
    {
        null or { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.String } element when IsText(element, out string text) => text,
        _ => throw Throw.BadFieldMetadata(field.Name, $"'{name}' is not text"),
    };

    /// <summary>Reads a member that is a 32-bit integer.</summary>
    /// <returns>The number, or null if there is no such member or it is null.</returns>
    /// <exception cref="FormatException">The member is something else, or the metadata is no JSON object.</exception>
    public static int? Integer(StructField field, string name) => Find(field, name) switch
    {
        null or { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.Number } element when element.TryGetInt32(out int value) => value,
        _ => throw Throw.BadFieldMetadata(field.Name, $"'{name}' is not a 32-bit integer"),
    };

    /// <summary>Tells whether any field at any level has a member.</summary>
    /// <exception cref="FormatException">The metadata of a field is no JSON object.</exception>
    public static bool AnyHas(StructType schema, string name) =>
        schema.AllFields().Any(field => Find(field, name) is not null);

    /// <summary>Tells whether text is one JSON object that no reader can misunderstand.</summary>
    public static bool IsObject(string metadata)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(
                metadata, new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = SchemaJson.MaxLevels });
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (Exception e) when (e is JsonException or ArgumentException or EncoderFallbackException)
        {
            return false;
        }
    }

    private static bool IsText(JsonElement element, out string text)
    {
        try
        {
            text = element.GetString()!; // a JSON string is not null
            return true;
        }
        catch (InvalidOperationException)
        {
            // It escapes half of a surrogate pair.
            text = string.Empty;
            return false;
        }
    }

    private static JsonElement? Find(StructField field, string name)
    {
        // Without a backslash a member name stands there as it is, so most fields need no parsing.
        if (!field.Metadata.Contains(name, StringComparison.Ordinal)
            && !field.Metadata.Contains('\\', StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(
                field.Metadata, new JsonDocumentOptions { MaxDepth = SchemaJson.MaxLevels + 1 });
            return document.RootElement.ValueKind != JsonValueKind.Object
                ? throw Throw.BadFieldMetadata(field.Name, "it is no object")
                : document.RootElement.TryGetProperty(name, out JsonElement element) ? element.Clone()
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw Throw.BadFieldMetadata(field.Name, "it is not JSON");
        }
    }
}
