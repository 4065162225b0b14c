using System.Reflection;
using Apache.Arrow;
using Repro.Table.Errors;
using Repro.Table.Schemas;
using ArrowTypes = Apache.Arrow.Types;

namespace Repro.Table.Data.Rows;

/// <summary>Makes the column of a property: a typed delegate to its getter and an appender of its type.</summary>
internal sealed class RowColumnFactory<TRow>(PropertyInfo property, ColumnTarget target)
{
    private ColumnTarget Target => target;

    /// <exception cref="ArgumentException">Properties of this type are not supported.</exception>
    /// <exception cref="SchemaMismatchException">It does not match the type of the column.</exception>
    public RowColumn<TRow> Create()
    {
        Type type = property.PropertyType;
        if ((Nullable.GetUnderlyingType(type) ?? type) is { IsEnum: true } enumType)
        {
            return CreateEnum(new EnumNames(enumType));
        }

        (Type valueType, IMemberTypeVisitor<RowColumn<TRow>> visitor) =
            RecordSchema.ElementTypeOf(type) is { } elementType ? (elementType, new ListVisitor(this))
            : RecordSchema.MapValueTypeOf(type) is { } mapValueType ? (mapValueType, new MapVisitor(this))
            : (type, (IMemberTypeVisitor<RowColumn<TRow>>)new SingleVisitor(this));
        MemberType memberType = MemberType.Find(valueType)
            ?? throw RecordSchema.Unsupported(typeof(TRow).Name, property.Name, type);
        return memberType.Accept(visitor);
    }

    private RowColumn<TRow> CreateEnum(EnumNames names)
    {
        if (target.Type is not PrimitiveType { Kind: PrimitiveKind.String })
        {
            throw DoesNotFit();
        }

        BytesBuilder builder = new(target);
        MethodInvoker getter = MethodInvoker.Create(property.GetMethod!); // Only readable properties are columns.
        void Append(TRow row)
        {
            object? value = getter.Invoke(row);
            if (value is null)
            {
                builder.AppendNull();
                return;
            }

            builder.Append(names.FindName(value)
                ?? throw Throw.ValueDoesNotFit(
                    target.Path, target.Type.ToString(), $"{value} of {names}", "Only members with a name can be written."));
        }

        return new RowColumn<TRow>(Append, _ => builder.Build());
    }

    // Only readable properties are columns. Delegates bind to getters of more derived reference types, such as arrays.
    private Func<TRow, TValue> Getter<TValue>() => property.GetMethod!.CreateDelegate<Func<TRow, TValue>>();

    private SchemaMismatchException DoesNotFit() => Throw.MemberTypeDoesNotFit(
        typeof(TRow).Name, property.Name, target.Path, target.Type.ToString(), property.PropertyType.Name);

    private sealed class SingleVisitor(RowColumnFactory<TRow> factory) : IMemberTypeVisitor<RowColumn<TRow>>
    {
        public RowColumn<TRow> Visit<TValue>(MemberType<TValue> type)
        {
            Appender<TValue> appender = type.CreateAppender(factory.Target) ?? throw factory.DoesNotFit();
            Func<TRow, TValue> getter = factory.Getter<TValue>();
            return new RowColumn<TRow>(row => appender.Append(getter(row)), _ => appender.Builder.Build());
        }
    }

    private sealed class ListVisitor(RowColumnFactory<TRow> factory) : IMemberTypeVisitor<RowColumn<TRow>>
    {
        public RowColumn<TRow> Visit<TValue>(MemberType<TValue> type)
        {
            ColumnTarget target = factory.Target;
            if (target.Type is not ArrayType arrayType)
            {
                throw factory.DoesNotFit();
            }

            Field elementField = ((ArrowTypes.ListType)target.Field.DataType).ValueField;
            ColumnTarget elements = new($"{target.Path}.element", arrayType.ElementType, elementField, target.Weight);
            Appender<TValue> appender = type.CreateAppender(elements) ?? throw factory.DoesNotFit();
            ListBuilder builder = new(target, () => appender.Builder.Count, appender.Builder.Build);
            Func<TRow, IReadOnlyList<TValue>?> getter = factory.Getter<IReadOnlyList<TValue>?>();
            void Append(TRow row)
            {
                if (getter(row) is not { } list)
                {
                    builder.AppendNull();
                    return;
                }

                builder.Begin();
                for (int i = 0; i < list.Count; i++)
                {
                    appender.Append(list[i]);
                }

                builder.End();
            }

            return new RowColumn<TRow>(Append, _ => builder.Build());
        }
    }

    private sealed class MapVisitor(RowColumnFactory<TRow> factory) : IMemberTypeVisitor<RowColumn<TRow>>
    {
        public RowColumn<TRow> Visit<TValue>(MemberType<TValue> type)
        {
            ColumnTarget target = factory.Target;
            if (target.Type is not MapType { KeyType: PrimitiveType { Kind: PrimitiveKind.String } } mapType)
            {
                throw factory.DoesNotFit();
            }

            ArrowTypes.MapType arrowType = (ArrowTypes.MapType)target.Field.DataType;
            BytesBuilder keys = new(new($"{target.Path}.key", mapType.KeyType, arrowType.KeyField, target.Weight));
            ColumnTarget values = new($"{target.Path}.value", mapType.ValueType, arrowType.ValueField, target.Weight);
            Appender<TValue> appender = type.CreateAppender(values) ?? throw factory.DoesNotFit();
            ListBuilder builder = new(target, () => keys.Count, BuildEntries);
            Func<TRow, IReadOnlyDictionary<string, TValue>?> getter = factory.Getter<IReadOnlyDictionary<string, TValue>?>();

            ArrayData BuildEntries()
            {
                int count = keys.Count;
                ArrayData[] keysAndValues = [keys.Build(), appender.Builder.Build()];
                return new ArrayData(arrowType.KeyValueType, count, 0, 0, [ArrowBuffer.Empty], keysAndValues);
            }

            void Append(TRow row)
            {
                if (getter(row) is not { } map)
                {
                    builder.AppendNull();
                    return;
                }

                builder.Begin();
                foreach ((string key, TValue value) in map)
                {
                    keys.Append(key);
                    appender.Append(value);
                }

                builder.End();
            }

            return new RowColumn<TRow>(Append, _ => builder.Build());
        }
    }
}
