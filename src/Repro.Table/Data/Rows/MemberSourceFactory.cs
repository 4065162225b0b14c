using System.Reflection;
using Repro.Table.Schemas;

namespace Repro.Table.Data.Rows;

/// <summary>Finds how a column fills a member; null where its type does not match the member's.</summary>
internal static class MemberSourceFactory
{
    /// <param name="record">The type of the record, for messages.</param>
    /// <param name="type">The type of the member.</param>
    /// <param name="annotations">Its nullability; null if not known.</param>
    /// <param name="source">The column.</param>
    /// <exception cref="ArgumentException">Members of this type are not supported.</exception>
    public static MemberSource? Create(Type record, Type type, NullabilityInfo? annotations, ColumnSource source)
    {
        if ((Nullable.GetUnderlyingType(type) ?? type) is { IsEnum: true } enumType)
        {
            return source.Type is PrimitiveType { Kind: PrimitiveKind.String }
                ? new EnumSource(new EnumReader(source, new EnumNames(enumType)))
                : null;
        }

        if (RecordSchema.ElementTypeOf(type) is { } elementType)
        {
            NullabilityInfo? ofElement = annotations?.ElementType ?? annotations?.GenericTypeArguments[0];
            ListVisitor visitor = new(source, type, RecordNullability.IsNullable(elementType, ofElement));
            return Find(elementType).Accept(visitor);
        }

        if (RecordSchema.MapValueTypeOf(type) is { } valueType)
        {
            bool allowsNull = RecordNullability.IsNullable(valueType, annotations?.GenericTypeArguments[1]);
            return Find(valueType).Accept(new MapVisitor(source, allowsNull));
        }

        return Find(type).Accept(new SingleVisitor(source));

        MemberType Find(Type wanted) =>
            MemberType.Find(wanted) ?? throw RecordSchema.Unsupported(record.Name, source.Path, type);
    }

    private sealed class SingleVisitor(ColumnSource source) : IMemberTypeVisitor<MemberSource?>
    {
        public MemberSource? Visit<TValue>(MemberType<TValue> type) =>
            type.CreateReader(source) is { } reader ? new MemberSource<TValue>(reader, type.CreateArgument) : null;
    }

    private sealed class ListVisitor(ColumnSource source, Type listType, bool allowsNull)
        : IMemberTypeVisitor<MemberSource?>
    {
        public MemberSource? Visit<TValue>(MemberType<TValue> type)
        {
            if (source.Type is not ArrayType arrayType)
            {
                return null;
            }

            ColumnSource element = new($"{source.Path}.element", arrayType.ElementType) { AllowsNull = allowsNull };
            if (type.CreateReader(element) is not { } elements)
            {
                return null;
            }

            ArrayReader<TValue> arrays = new(source, elements);
            return listType == typeof(List<TValue>)
                ? new MemberSource<List<TValue?>>(
                    new ListReader<TValue>(source, arrays), reader => new ReferenceArgument<List<TValue?>>(reader))
                : new MemberSource<TValue?[]>(arrays, reader => new ReferenceArgument<TValue?[]>(reader));
        }
    }

    private sealed class MapVisitor(ColumnSource source, bool allowsNull) : IMemberTypeVisitor<MemberSource?>
    {
        public MemberSource? Visit<TValue>(MemberType<TValue> type)
        {
            if (source.Type is not MapType mapType)
            {
                return null;
            }

            ColumnSource key = new($"{source.Path}.key", mapType.KeyType) { AllowsNull = false };
            ColumnSource value = new($"{source.Path}.value", mapType.ValueType) { AllowsNull = allowsNull };
            if (ColumnReaders.Text(key) is not { } keys || type.CreateReader(value) is not { } values)
            {
                return null;
            }

            return new MemberSource<Dictionary<string, TValue?>>(
                new MapReader<TValue>(source, keys, values),
                reader => new ReferenceArgument<Dictionary<string, TValue?>>(reader));
        }
    }
}
