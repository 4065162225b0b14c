using Apache.Arrow;
using Repro.Table.Schemas;
using Repro.Table.TestKit.Rows;

namespace Repro.Table.TestKit.Tables;

/// <summary>Rows of every type that needs no table feature: extremes, nesting, and a null at each level of it.</summary>
/// <remarks><c>timestamp_ntz</c>, which needs one, has <see cref="LocalTimesTable"/>.</remarks>
public static class AllTypesTable
{
    /// <summary>The most precise decimal of its type.</summary>
    private const string Widest = "9999999999999999999999999999.9999999999";

    private static readonly StructType Point = Struct(("x", DataType.Integer), ("label", DataType.String));

    private static readonly string[] Lines =
    [
        $$"""
        {"id":1,"byte":-128,"short":-32768,"integer":-2147483648,"long":-9223372036854775808,"float":-3.4028234663852886e38,"double":-1.7976931348623157e308,"decimal9":"-9999999.99","decimal18":"-99999999999999.9999","decimal38":"-{{Widest}}","boolean":false,"string":"","binary":"","date":"0001-01-01","timestamp":-62135596800000000}
        {"id":2,"byte":127,"short":32767,"integer":2147483647,"long":9223372036854775807,"float":3.4028234663852886e38,"double":1.7976931348623157e308,"decimal9":"9999999.99","decimal18":"99999999999999.9999","decimal38":"{{Widest}}","boolean":true,"string":"🎵 Grüße, 世界","binary":"AAH/gA==","date":"9999-12-31","timestamp":253402300799999999}
        {"id":3}
        """,
        $$"""
        {"id":4,"float":"NaN","double":"NaN","string":"a \"quote\", a \\ and a\nline","date":"1969-12-31","timestamp":-1,"decimal9":"-0.01","decimal18":"0.0001","decimal38":"0.0000000001"}
        {"id":5,"float":"Infinity","double":"-Infinity","string":"{{new string('ä', 4000)}}","date":"1582-10-15","timestamp":-12219292800000001}
        {"id":6,"byte":0,"short":0,"integer":0,"long":0,"float":-0.0,"double":-0.0,"decimal9":"0.00","decimal18":"0.0000","decimal38":"0.0000000000","boolean":false,"string":" ","binary":"AA==","date":"1970-01-01","timestamp":0}
        {"id":7,"float":1.401298464324817e-45,"double":5e-324,"string":"null","binary":"bnVsbA==","date":"2024-02-29","timestamp":1709164800123456}
        """,
        """
        {"id":8,"struct":{"a":1,"inner":{"d":0.1,"day":"2024-02-29"}},"list":[1,null,3],"map":[{"key":"k","value":1}],"points":[{"x":1,"label":"one"},null,{"x":null,"label":null}],"lists":[["a",null],null,[]],"series":[{"key":"a","value":[1,2]},{"key":"b","value":null},{"key":"c","value":[]},{"key":"d","value":[null]}]}
        {"id":9,"struct":{"a":null,"inner":null},"list":[],"map":[],"points":[],"lists":[],"series":[]}
        {"id":10,"struct":{"a":2,"inner":{"d":null,"day":null}},"list":[null],"map":[{"key":"","value":-1},{"key":"null","value":null},{"key":"é","value":9223372036854775807}],"points":[null],"lists":[null],"series":[{"key":"","value":[2147483647]}]}
        {"id":11,"struct":null,"list":null,"map":null,"points":null,"lists":null,"series":null}
        """,
    ];

    /// <summary>Gets the schema; <c>id</c> is never null and differs in all rows.</summary>
    public static StructType Schema { get; } = new()
    {
        Fields =
        [
            new() { Name = "id", Type = DataType.Long, IsNullable = false },
            .. Struct(
                ("byte", DataType.Byte),
                ("short", DataType.Short),
                ("integer", DataType.Integer),
                ("long", DataType.Long),
                ("float", DataType.Float),
                ("double", DataType.Double),
                ("decimal9", new DecimalType(9, 2)),
                ("decimal18", new DecimalType(18, 4)),
                ("decimal38", new DecimalType(38, 10)),
                ("boolean", DataType.Boolean),
                ("string", DataType.String),
                ("binary", DataType.Binary),
                ("date", DataType.Date),
                ("timestamp", DataType.Timestamp),
                ("struct", Struct(("a", DataType.Integer), ("inner", Struct(("d", DataType.Double), ("day", DataType.Date))))),
                ("list", new ArrayType { ElementType = DataType.Long }),
                ("map", new MapType { KeyType = DataType.String, ValueType = DataType.Long }),
                ("points", new ArrayType { ElementType = Point }),
                ("lists", new ArrayType { ElementType = new ArrayType { ElementType = DataType.String } }),
                ("series", new MapType
                {
                    KeyType = DataType.String,
                    ValueType = new ArrayType { ElementType = DataType.Integer },
                })).Fields,
        ],
    };

    /// <summary>Gets all rows.</summary>
    public static CanonicalRows Rows => CanonicalRows.Of(Schema, string.Join('\n', Lines));

    /// <summary>Returns the rows as three new batches, the caller's to dispose: scalars, odd scalars, nested values.</summary>
    public static IReadOnlyList<RecordBatch> Batches() => [.. Lines.Select(lines => JsonBatch.Parse(Schema, lines))];

    /// <summary>Returns the rows as a stream of new batches, disposed by who writes them.</summary>
    public static IAsyncEnumerable<RecordBatch> Stream() => Batches().ToAsyncEnumerable();

    private static StructType Struct(params (string Name, DataType Type)[] fields) =>
        new() { Fields = [.. fields.Select(field => new StructField { Name = field.Name, Type = field.Type })] };
}
