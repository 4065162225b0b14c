using System.Globalization;
using Repro.Table.Errors;

namespace Repro.Table.Schemas;

/// <summary>The names that types without children have in a schema string. Protocol: Primitive Types.</summary>
internal static class SchemaTypeNames
{
    // What `decimal` alone means.
    private static readonly DecimalType DefaultDecimal = new(10, 0);

    /// <summary>Returns the type of a name; an <see cref="UnsupportedType"/> for a name that is not known
    /// here.</summary>
    /// <exception cref="FormatException">It begins like a decimal and is none, or is the name of a type with
    /// parts.</exception>
    public static DataType Parse(string name) => name switch
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
        "decimal" => DefaultDecimal,
        _ when name.StartsWith("decimal(", StringComparison.Ordinal) => ParseDecimal(name),
        "struct" or "array" or "map" => throw Throw.BadSchema($"'{name}' is only a name where its parts are needed"),
        _ => new UnsupportedType { Name = name },
    };

    private static DecimalType ParseDecimal(string name)
    {
        ReadOnlySpan<char> rest = name.AsSpan("decimal(".Length);
        int comma = rest.IndexOf(',');
        if (comma < 0 || rest[^1] != ')'
            || !TryParse(rest[..comma], out int precision) || !TryParse(rest[(comma + 1)..^1], out int scale)
            || precision < 1 || precision > DecimalType.MaxPrecision || scale > precision)
        {
            throw Throw.BadSchema($"'{name}' is no decimal of 1 to 38 digits with a scale from 0 to that number");
        }

        return new DecimalType(precision, scale);
    }

    // Spark allows blanks around the numbers.
    private static bool TryParse(ReadOnlySpan<char> digits, out int value) =>
        int.TryParse(digits.Trim(' '), NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
