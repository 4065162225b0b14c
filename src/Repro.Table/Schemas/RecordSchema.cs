using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Repro.Table.Schemas;

/// <summary>Derives schemas from classes.</summary>
internal static class RecordSchema
{
    private const string Supported =
        "Supported are bool, sbyte, byte, short, ushort, int, uint, long, float, double, decimal, string, Guid, enums, "
        + "byte[], ReadOnlyMemory<byte>, DateOnly, DateTime, DateTimeOffset, and arrays, lists and dictionaries with string keys of these "
        + "(not of enums). Other columns can be written and read as Arrow batches.";

    private static readonly DecimalType DefaultDecimal = new(38, 18);

    /// <summary>Returns the schema of the properties of a class.</summary>
    public static StructType Of([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] Type record) =>
        new() { Fields = [.. PropertiesOf(record).Select(FieldOf)] };

    /// <summary>Returns the properties that are columns, checked to be some and to be told apart ignoring
    /// case.</summary>
    public static PropertyInfo[] PropertiesOf(
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] Type record)
    {
        if (!record.IsClass || record == typeof(string))
        {
            throw new ArgumentException($"{record} is no class. Rows are written from and read into classes and record classes.");
        }

        PropertyInfo[] properties =
        [
            .. record.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(p => p.GetMethod is { IsPublic: true } && p.GetIndexParameters().Length == 0),
        ];
        if (properties.Length == 0)
        {
            throw new ArgumentException($"{record} has no public properties, so there are no columns.");
        }

        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        PropertyInfo? twin = System.Array.Find(properties, p => !names.Add(p.Name));
        return twin is null
            ? properties
            : throw new ArgumentException($"{record} has two properties named {twin.Name} ignoring case; a table can hold only one.");
    }

    /// <summary>Finds the type of an element and of the list that holds it; null if a type is no list.</summary>
    public static Type? ElementTypeOf(Type type) => type switch
    {
        { IsArray: true } when type.GetArrayRank() == 1 && type != typeof(byte[]) => type.GetElementType(),
        { IsGenericType: true } when type.GetGenericTypeDefinition() is { } definition
            && (definition == typeof(List<>) || definition == typeof(IReadOnlyList<>)) => type.GenericTypeArguments[0],
        _ => null,
    };

    /// <summary>Finds the type of the values of a dictionary with string keys; null if a type is none.</summary>
    public static Type? MapValueTypeOf(Type type) =>
        type is { IsGenericType: true } && type.GetGenericTypeDefinition() is { } definition
        && (definition == typeof(Dictionary<,>) || definition == typeof(IReadOnlyDictionary<,>))
        && type.GenericTypeArguments[0] == typeof(string)
            ? type.GenericTypeArguments[1]
            : null;

    /// <summary>Makes the failure for a member whose type no column can have.</summary>
    public static ArgumentException Unsupported(string record, string member, Type type) =>
        new($"{record}.{member} is of type {type}, which has no column type. {Supported}");

    private static StructField FieldOf(PropertyInfo property)
    {
        NullabilityInfo? annotations = RecordNullability.Of(property);
        DecimalType decimalType = property.GetCustomAttribute<DecimalAttribute>() is { } attribute
            ? new DecimalType(attribute.Precision, attribute.Scale)
            : DefaultDecimal;
        return new StructField
        {
            Name = property.Name,
            Type = ColumnTypeOf(property, annotations, decimalType),
            IsNullable = IsNullable(property, property.PropertyType, annotations),
        };
    }

    private static DataType ColumnTypeOf(PropertyInfo property, NullabilityInfo? annotations, DecimalType decimalType)
    {
        Type type = property.PropertyType;
        if ((Nullable.GetUnderlyingType(type) ?? type).IsEnum)
        {
            return DataType.String;
        }

        DataType? column = ScalarOf(type, decimalType);
        if (ElementTypeOf(type) is { } elementType && ScalarOf(elementType, decimalType) is { } element)
        {
            NullabilityInfo? ofElement = annotations?.ElementType ?? annotations?.GenericTypeArguments[0];
            column = new ArrayType { ElementType = element, ContainsNull = IsNullable(property, elementType, ofElement) };
        }
        else if (MapValueTypeOf(type) is { } valueType && ScalarOf(valueType, decimalType) is { } value)
        {
            column = new MapType
            {
                KeyType = DataType.String,
                ValueType = value,
                ValueContainsNull = IsNullable(property, valueType, annotations?.GenericTypeArguments[1]),
            };
        }

        return column ?? throw Unsupported(property.DeclaringType!.Name, property.Name, type); // Properties have an owner.
    }

    private static bool IsNullable(PropertyInfo property, Type type, NullabilityInfo? annotations) =>
        type.IsValueType || RecordNullability.IsKnown
            ? RecordNullability.IsNullable(type, annotations)
            : throw new InvalidOperationException(
                $"Whether {property.DeclaringType}.{property.Name} may be null is not known, because the program was "
                + "trimmed without its annotations. Set <NullabilityInfoContextSupport>true</NullabilityInfoContextSupport> in the project, or give "
                + "the schema by hand.");

    private static DataType? ScalarOf(Type member, DecimalType decimalType)
    {
        Type type = Nullable.GetUnderlyingType(member) ?? member;
        return type switch
        {
            _ when type == typeof(bool) => DataType.Boolean,
            _ when type == typeof(sbyte) => DataType.Byte,
            _ when type == typeof(byte) || type == typeof(short) => DataType.Short,
            _ when type == typeof(ushort) || type == typeof(int) => DataType.Integer,
            _ when type == typeof(uint) || type == typeof(long) => DataType.Long,
            _ when type == typeof(float) => DataType.Float,
            _ when type == typeof(double) => DataType.Double,
            _ when type == typeof(decimal) => decimalType,
            _ when type == typeof(string) || type == typeof(Guid) => DataType.String,
            _ when type == typeof(byte[]) || type == typeof(ReadOnlyMemory<byte>) => DataType.Binary,
            _ when type == typeof(DateOnly) => DataType.Date,
            _ when type == typeof(DateTime) || type == typeof(DateTimeOffset) => DataType.Timestamp,
            _ => null,
        };
    }
}
