using System.Globalization;
using System.Text.Json;
using Repro.Table.Schemas;

namespace Repro.Table.Tests.Data.Parquet;

/// <summary>Reads the schema text of a table, independently of the library: as much as these tests need.</summary>
internal static class SchemaText
{
    public static StructType Parse(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return (StructType)Type(document.RootElement);
    }

    private static DataType Type(JsonElement element) => element.ValueKind == JsonValueKind.String
        ? Primitive(element.GetString()!)
        : element.GetProperty("type").GetString() switch
        {
            "struct" => new StructType { Fields = [.. element.GetProperty("fields").EnumerateArray().Select(Field)] },
            "array" => new ArrayType
            {
                ElementType = Type(element.GetProperty("elementType")),
                ContainsNull = element.GetProperty("containsNull").GetBoolean(),
            },
            _ => new MapType
            {
                KeyType = Type(element.GetProperty("keyType")),
                ValueType = Type(element.GetProperty("valueType")),
                ValueContainsNull = element.GetProperty("valueContainsNull").GetBoolean(),
            },
        };

    private static StructField Field(JsonElement element) => new()
    {
        Name = element.GetProperty("name").GetString()!,
        Type = Type(element.GetProperty("type")),
        IsNullable = element.GetProperty("nullable").GetBoolean(),
    };

    private static DataType Primitive(string name) => name switch
    {
        "string" => DataType.String,
        "long" => DataType.Long,
        "integer" => DataType.Integer,
        "short" => DataType.Short,
        "byte" => DataType.Byte,
        "float" => DataType.Float,
        "double" => DataType.Double,
        "boolean" => DataType.Boolean,
        "binary" => DataType.Binary,
        "date" => DataType.Date,
        "timestamp" => DataType.Timestamp,
        "timestamp_ntz" => DataType.TimestampNtz,
        "void" => DataType.Void,
        _ when name.StartsWith("decimal(", StringComparison.Ordinal) => Decimal(name["decimal(".Length..^1].Split(',')),
        _ => new UnsupportedType { Name = name },
    };

    private static DecimalType Decimal(string[] parts) =>
        new(int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture));
}
