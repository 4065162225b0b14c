using System.Globalization;
using Repro.Table.Cli.Failures;
using Repro.Table.Schemas;

namespace Repro.Table.Cli.Columns;

/// <summary>The names of column types on the command line: those of a schema string, and the short names that people use.</summary>
internal static class TypeText
{
    private const string Known =
        "string, long, integer, short, byte, double, float, boolean, date, timestamp, timestamp_ntz, binary, decimal(PRECISION,SCALE)";

    /// <summary>Parses the name of a type, ignoring case.</summary>
    /// <exception cref="CliException">It is no type that the command line can make.</exception>
    public static DataType Parse(string text)
    {
        string name = text.Trim().ToLowerInvariant();
        return name switch
        {
            "string" => DataType.String,
            "long" or "bigint" => DataType.Long,
            "integer" or "int" => DataType.Integer,
            "short" or "smallint" => DataType.Short,
            "byte" or "tinyint" => DataType.Byte,
            "double" => DataType.Double,
            "float" => DataType.Float,
            "boolean" or "bool" => DataType.Boolean,
            "date" => DataType.Date,
            "timestamp" => DataType.Timestamp,
            "timestamp_ntz" => DataType.TimestampNtz,
            "binary" => DataType.Binary,
            _ => Decimal(name) ?? throw CliException.Usage($"'{text}' is not a type.", $"Known types: {Known}."),
        };
    }

    private static DecimalType? Decimal(string name)
    {
        if (!name.StartsWith("decimal(", StringComparison.Ordinal) || !name.EndsWith(')'))
        {
            return null;
        }

        string[] numbers = name["decimal(".Length..^1].Split(',');
        return numbers.Length == 2
            && int.TryParse(numbers[0], NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out int precision)
            && int.TryParse(numbers[1], NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out int scale)
            && precision is >= 1 and <= DecimalType.MaxPrecision && scale >= 0 && scale <= precision
                ? new DecimalType(precision, scale)
                : null;
    }
}
