using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Repro.Table.Schemas;

internal static partial class SchemaJson
{
    /// <summary>Writes a schema string in its one form.</summary>
    /// <remarks>Equal schemas give equal text. Field metadata goes out as it is: <see cref="SchemaRules"/> has made
    /// sure that it is a JSON object.</remarks>
    public static string Write(StructType schema)
    {
        StringBuilder text = new();
        AppendType(text, schema);
        return text.ToString();
    }

    private static void AppendType(StringBuilder text, DataType type)
    {
        switch (type)
        {
            case StructType s:
                AppendStruct(text, s);
                break;
            case ArrayType a:
                text.Append("{\"type\":\"array\",\"elementType\":");
                AppendType(text, a.ElementType);
                AppendFlag(text, "containsNull", a.ContainsNull).Append('}');
                break;
            case MapType m:
                text.Append("{\"type\":\"map\",\"keyType\":");
                AppendType(text, m.KeyType);
                text.Append(",\"valueType\":");
                AppendType(text, m.ValueType);
                AppendFlag(text, "valueContainsNull", m.ValueContainsNull).Append('}');
                break;
            case UnsupportedType { Json: string json }:
                text.Append(json);
                break;
            case PrimitiveType or DecimalType or UnsupportedType:
                AppendText(text, type.ToString());
                break;
            default:
                throw new UnreachableException($"{type.GetType()} is no type of a schema.");
        }
    }

    private static void AppendStruct(StringBuilder text, StructType type)
    {
        text.Append("{\"type\":\"struct\",\"fields\":[");
        string separator = string.Empty;
        foreach (StructField field in type.Fields)
        {
            text.Append(separator).Append("{\"name\":");
            AppendText(text, field.Name);
            text.Append(",\"type\":");
            AppendType(text, field.Type);
            AppendFlag(text, "nullable", field.IsNullable);
            text.Append(",\"metadata\":").Append(field.Metadata).Append('}');
            separator = ",";
        }

        text.Append("]}");
    }

    private static StringBuilder AppendFlag(StringBuilder text, string name, bool value) =>
        text.Append(",\"").Append(name).Append("\":").Append(value ? "true" : "false");

    // By hand, because the escapes of the framework's encoders depend on the Unicode tables of its version.
    private static void AppendText(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (char c in value)
        {
            switch (c)
            {
                case '"' or '\\':
                    text.Append('\\').Append(c);
                    break;
                case '\b':
                    text.Append("\\b");
                    break;
                case '\t':
                    text.Append("\\t");
                    break;
                case '\n':
                    text.Append("\\n");
                    break;
                case '\f':
                    text.Append("\\f");
                    break;
                case '\r':
                    text.Append("\\r");
                    break;
                case < ' ':
                    text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
                    break;
                default:
                    text.Append(c);
                    break;
            }
        }

        text.Append('"');
    }
}
