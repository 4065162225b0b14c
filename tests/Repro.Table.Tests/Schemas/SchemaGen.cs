using CsCheck;
using Repro.Table.Schemas;

namespace Repro.Table.Tests.Schemas;

/// <summary>Random schemas, three levels deep, that the rules of writing allow or not.</summary>
internal static class SchemaGen
{
    private static readonly Gen<DataType> Leaf = Gen.OneOf(
        Gen.OneOf<DataType>(
            DataType.String, DataType.Long, DataType.Integer, DataType.Short, DataType.Byte, DataType.Float, DataType.Double,
            DataType.Boolean, DataType.Binary, DataType.Date, DataType.Timestamp, DataType.TimestampNtz, DataType.Void,
            new UnsupportedType { Name = "variant" }, new UnsupportedType { Name = "geometry(SRID:0)" }),
        Gen.Int[1, 38].SelectMany(p => Gen.Int[0, p].Select(s => (DataType)new DecimalType(p, s))));

    private static readonly Gen<string> FieldMetadata = Gen.OneOf(
        "{}", "{ \"a\" : 1.50 }", "{\"comment\":\"\\u00e9 \\\"x\\\"\"}", "{\"n\":[1,{\"m\":null}],\"z\":12345678901234567890}");

    public static Gen<StructType> Schema { get; } = Struct(3);

    private static Gen<DataType> Type(int levels) => levels == 0
        ? Leaf
        : Gen.Frequency(
            (4, Leaf),
            (1, Struct(levels - 1).Select(s => (DataType)s)),
            (1, Gen.Select(Type(levels - 1), Gen.Bool, (t, n) => (DataType)new ArrayType { ElementType = t, ContainsNull = n })),
            (1, Gen.Select(Type(levels - 1), Type(levels - 1), Gen.Bool, (k, v, n) =>
                (DataType)new MapType { KeyType = k, ValueType = v, ValueContainsNull = n })));

    private static Gen<StructType> Struct(int levels) => Gen
        .Select(Gen.String.AlphaNumeric, Gen.OneOf("", "\"", "\\", "\n\u0001", "é", "🎵", "a.b"), Type(levels), Gen.Bool, FieldMetadata,
            (name, tail, type, isNullable, metadata) =>
                new StructField { Name = name + tail, Type = type, IsNullable = isNullable, Metadata = metadata })
        .Array[0, 4].Select(fields => new StructType { Fields = [.. fields] });
}
