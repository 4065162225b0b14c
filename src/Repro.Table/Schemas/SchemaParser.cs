using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Repro.Table.Errors;

namespace Repro.Table.Schemas;

/// <summary>One pass over a schema string; members of an object may come in any order, each at most once.</summary>
internal ref struct SchemaParser
{
    private readonly ReadOnlySpan<byte> _utf8;
    private Utf8JsonReader _reader;
    private int _leaves;

    public SchemaParser(ReadOnlySpan<byte> utf8)
    {
        _utf8 = utf8;

        // Depth is counted here: the reader's own limit could not say that it is a limit.
        _reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = int.MaxValue });
    }

    public StructType Parse()
    {
        Read();
        if (ParseType(1) is not StructType schema)
        {
            throw Throw.BadSchema("its outermost type is not a struct");
        }

        // Anything but white space behind the object makes the reader throw.
        return _reader.Read() ? throw Throw.BadSchema("text follows the schema") : schema;
    }

    private DataType ParseType(int level)
    {
        if (level > SchemaJson.MaxLevels)
        {
            throw Throw.LimitExceeded("MaxSchemaLevels", level, SchemaJson.MaxLevels, "The nesting of the schema");
        }

        switch (_reader.TokenType)
        {
            case JsonTokenType.String:
                CountLeaf();
                return SchemaTypeNames.Parse(ReadText());
            case JsonTokenType.StartObject:
                return ParseTypeObject(level);
            default:
                throw Unexpected("a type");
        }
    }

    private DataType ParseTypeObject(int level)
    {
        int start = (int)_reader.TokenStartIndex;
        string? name = null;
        ImmutableArray<StructField>? fields = null;
        DataType? element = null;
        DataType? key = null;
        DataType? value = null;
        bool? containsNull = null;
        bool? valueContainsNull = null;
        while (ReadMember())
        {
            if (_reader.ValueTextEquals("type"u8))
            {
                Read();
                Once(ref name, ReadText(), "type");
            }
            else if (_reader.ValueTextEquals("fields"u8))
            {
                Read();
                Once(ref fields, ParseFields(level), "fields");
            }
            else if (_reader.ValueTextEquals("elementType"u8))
            {
                Read();
                Once(ref element, ParseType(level + 1), "elementType");
            }
            else if (_reader.ValueTextEquals("keyType"u8))
            {
                Read();
                Once(ref key, ParseType(level + 1), "keyType");
            }
            else if (_reader.ValueTextEquals("valueType"u8))
            {
                Read();
                Once(ref value, ParseType(level + 1), "valueType");
            }
            else if (_reader.ValueTextEquals("containsNull"u8))
            {
                Read();
                Once(ref containsNull, ReadBoolean(), "containsNull");
            }
            else if (_reader.ValueTextEquals("valueContainsNull"u8))
            {
                Read();
                Once(ref valueContainsNull, ReadBoolean(), "valueContainsNull");
            }
            else
            {
                SkipValue();
            }
        }

        switch (name)
        {
            case "struct":
                return new StructType { Fields = fields ?? throw Missing("fields", "a struct") };
            case "array":
                return new ArrayType
                {
                    ElementType = element ?? throw Missing("elementType", "an array"),
                    ContainsNull = containsNull ?? throw Missing("containsNull", "an array"),
                };
            case "map":
                return new MapType
                {
                    KeyType = key ?? throw Missing("keyType", "a map"),
                    ValueType = value ?? throw Missing("valueType", "a map"),
                    ValueContainsNull = valueContainsNull ?? throw Missing("valueContainsNull", "a map"),
                };
            case null:
                throw Missing("type", "a type");
            default:
                CountLeaf();
                return new UnsupportedType { Name = name, Json = TextFrom(start) };
        }
    }

    private ImmutableArray<StructField> ParseFields(int level)
    {
        if (_reader.TokenType != JsonTokenType.StartArray)
        {
            throw Unexpected("an array of fields");
        }

        ImmutableArray<StructField>.Builder fields = ImmutableArray.CreateBuilder<StructField>();
        for (Read(); _reader.TokenType != JsonTokenType.EndArray; Read())
        {
            fields.Add(ParseField(level));
        }

        if (fields.Count == 0)
        {
            CountLeaf();
        }

        return fields.DrainToImmutable();
    }

    private StructField ParseField(int level)
    {
        if (_reader.TokenType != JsonTokenType.StartObject)
        {
            throw Unexpected("a field");
        }

        string? name = null;
        DataType? type = null;
        bool? nullable = null;
        string? metadata = null;
        while (ReadMember())
        {
            if (_reader.ValueTextEquals("name"u8))
            {
                Read();
                Once(ref name, ReadText(), "name");
            }
            else if (_reader.ValueTextEquals("type"u8))
            {
                Read();
                Once(ref type, ParseType(level + 1), "type");
            }
            else if (_reader.ValueTextEquals("nullable"u8))
            {
                Read();
                Once(ref nullable, ReadBoolean(), "nullable");
            }
            else if (_reader.ValueTextEquals("metadata"u8))
            {
                Once(ref metadata, ReadMetadata(), "metadata");
            }
            else
            {
                SkipValue();
            }
        }

        return new StructField
        {
            Name = name ?? throw Missing("name", "a field"),
            Type = type ?? throw Missing("type", $"the field '{name}'"),
            IsNullable = nullable ?? throw Missing("nullable", $"the field '{name}'"),
            Metadata = metadata ?? "{}",
        };
    }

    private string ReadMetadata()
    {
        int start = SkipValue();
        return _reader.TokenType switch
        {
            JsonTokenType.EndObject => TextFrom(start),
            JsonTokenType.Null => "{}",
            _ => throw Unexpected("field metadata, an object,"),
        };
    }

    /// <summary>Moves past the value of the current member, however deep, and returns the byte where it
    /// starts.</summary>
    private int SkipValue()
    {
        Read();
        int start = (int)_reader.TokenStartIndex;
        int depth = _reader.CurrentDepth;
        if (_reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            do
            {
                Read();
                int nested = _reader.CurrentDepth - depth;
                if (nested > SchemaJson.MaxLevels)
                {
                    throw Throw.LimitExceeded(
                        "MaxSchemaLevels", nested, SchemaJson.MaxLevels, "The nesting of field metadata");
                }
            }
            while (_reader.CurrentDepth > depth);
        }

        return start;
    }

    private readonly string TextFrom(int start) => Encoding.UTF8.GetString(_utf8[start..(int)_reader.BytesConsumed]);

    private bool ReadMember()
    {
        Read();
        return _reader.TokenType == JsonTokenType.PropertyName;
    }

    private readonly string ReadText() =>
        _reader.TokenType == JsonTokenType.String
            ? _reader.GetString()! // the token is a string
            : throw Unexpected("text");

    private readonly bool ReadBoolean() => _reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw Unexpected("true or false"),
    };

    private void Read()
    {
        if (!_reader.Read())
        {
            throw Throw.BadSchema("it ends too early");
        }
    }

    private void CountLeaf()
    {
        if (++_leaves > SchemaJson.MaxLeaves)
        {
            throw Throw.LimitExceeded("MaxSchemaLeaves", _leaves, SchemaJson.MaxLeaves, "The number of columns");
        }
    }

    // A member that stands twice would be read one way here and another way elsewhere.
    private static void Once<T>(ref T? member, T value, string name)
    {
        if (member is not null)
        {
            throw Throw.BadSchema($"'{name}' stands twice in one object");
        }

        member = value;
    }

    private static FormatException Missing(string member, string where) =>
        Throw.BadSchema($"{where} has no '{member}'");

    private readonly FormatException Unexpected(string expected) => Throw.BadSchema(string.Create(
        CultureInfo.InvariantCulture, $"{expected} was expected at byte {_reader.TokenStartIndex}, not {_reader.TokenType}"));
}
