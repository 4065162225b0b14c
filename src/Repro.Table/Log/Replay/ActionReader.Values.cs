using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using Repro.Table.Log.Actions;

namespace Repro.Table.Log.Replay;

/// <summary>The values that members have.</summary>
internal ref partial struct ActionReader
{
    private void Read()
    {
        if (!_json.Read())
        {
            throw new FormatException("it ends inside an action");
        }
    }

    /// <summary>Moves to the next member of the current object; false at its end.</summary>
    private bool Next()
    {
        Read();
        return _json.TokenType == JsonTokenType.PropertyName;
    }

    /// <summary>Returns whether the current member has this name, and if so moves to its value.</summary>
    private bool Is(ReadOnlySpan<byte> name, int place)
    {
        if (!_json.ValueTextEquals(name))
        {
            return false;
        }

        uint bit = 1u << place;
        if ((_seen & bit) != 0)
        {
            throw new FormatException($"the member '{Encoding.UTF8.GetString(name)}' occurs twice in one action");
        }

        _seen |= bit;
        Read();
        return true;
    }

    private void Skip()
    {
        Read();
        _json.Skip();
    }

    private readonly void Expect(JsonTokenType type, string what)
    {
        if (_json.TokenType != type)
        {
            throw new FormatException($"{what} is {_json.TokenType} where {type} is due");
        }
    }

    private static void Require([DoesNotReturnIf(false)] bool isPresent, string action, string member)
    {
        if (!isPresent)
        {
            throw new FormatException($"the action '{action}' has no '{member}'");
        }
    }

    /// <summary>Returns the bytes of a text that may be needed after the next token; valid until the next call or line.</summary>
    private ReadOnlySpan<byte> ReadUtf8()
    {
        Expect(JsonTokenType.String, "a text");
        if (!_json.ValueIsEscaped)
        {
            return _json.ValueSpan;
        }

        ReturnScratch();
        _scratch = ArrayPool<byte>.Shared.Rent(_json.ValueSpan.Length);
        return _scratch.AsSpan(0, _json.CopyString(_scratch));
    }

    /// <summary>Returns the bytes of a text or member name, as a view where it has no escapes.</summary>
    private readonly ReadOnlySpan<byte> ReadUtf8Token()
    {
        if (_json.TokenType != JsonTokenType.PropertyName)
        {
            Expect(JsonTokenType.String, "a text");
        }

        if (!_json.ValueIsEscaped)
        {
            return _json.ValueSpan;
        }

        byte[] unescaped = new byte[_json.ValueSpan.Length];
        return unescaped.AsSpan(0, _json.CopyString(unescaped));
    }

    private void ReturnScratch()
    {
        if (_scratch is not null)
        {
            ArrayPool<byte>.Shared.Return(_scratch);
            _scratch = null;
        }
    }

    private readonly string? ReadString()
    {
        if (_json.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        Expect(JsonTokenType.String, "a text");
        return _json.GetString();
    }

    private readonly long? ReadInt64()
    {
        if (_json.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        Expect(JsonTokenType.Number, "a number");
        return _json.TryGetInt64(out long value)
            ? value
            : throw new FormatException($"the number {Encoding.UTF8.GetString(_json.ValueSpan)} is not a 64-bit integer");
    }

    /// <summary>Returns a version of the protocol; one too large for the type is as unknown as the largest.</summary>
    private readonly int? ReadProtocolVersion() => ReadInt64() is long version ? (int)Math.Clamp(version, int.MinValue, int.MaxValue) : null;

    private readonly int? ReadInt32() => ReadInt64() switch
    {
        null => null,
        long value and >= int.MinValue and <= int.MaxValue => (int)value,
        _ => throw new FormatException("a number is not a 32-bit integer"),
    };

    private readonly long? ReadSize()
    {
        long? size = ReadInt64();
        return size is null or >= 0 ? size : throw new FormatException($"the size {size} is negative");
    }

    private readonly bool? ReadBoolean() => _json.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.Null => null,
        _ => throw new FormatException("a value is neither true nor false"),
    };

    private ValueMap? ReadMap()
    {
        if (_json.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        Expect(JsonTokenType.StartObject, "a map");
        List<KeyValuePair<string, string?>> pairs = [];
        while (Next())
        {
            string key = _json.GetString()!; // a property name is never null
            Read();
            pairs.Add(KeyValuePair.Create(key, ReadText()));
        }

        return ValueMap.Of(pairs);
    }

    /// <summary>Returns a text as it is, and anything else as JSON text.</summary>
    private string? ReadText() => _json.TokenType is JsonTokenType.String or JsonTokenType.Null ? ReadString() : ReadRaw();

    private string ReadRaw()
    {
        int start = (int)_json.TokenStartIndex;
        _json.Skip();
        return Encoding.UTF8.GetString(_line[start..(int)_json.BytesConsumed]);
    }

    private List<string>? ReadStrings()
    {
        if (_json.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        Expect(JsonTokenType.StartArray, "a list");
        List<string> values = [];
        for (Read(); _json.TokenType != JsonTokenType.EndArray; Read())
        {
            values.Add(ReadString() ?? throw new FormatException("a list of names holds null"));
        }

        return values;
    }
}
