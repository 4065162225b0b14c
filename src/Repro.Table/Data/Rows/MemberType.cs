using System.Numerics;

namespace Repro.Table.Data.Rows;

/// <summary>A C# type that members of records may have.</summary>
/// <remarks>
/// The set is closed and every generic type that it needs is named here in full, so that ahead-of-time compilation
/// sees all
/// of them: nothing is made by reflection.
/// </remarks>
internal abstract class MemberType
{
    private static readonly Dictionary<Type, MemberType> Types = [];

    static MemberType()
    {
        AddInteger<sbyte>();
        AddInteger<byte>();
        AddInteger<short>();
        AddInteger<ushort>();
        AddInteger<int>();
        AddInteger<uint>();
        AddInteger<long>();
        AddValue(Appenders.Boolean, ColumnReaders.Boolean);
        AddValue(Appenders.Single, ColumnReaders.Single);
        AddValue(Appenders.Double, ColumnReaders.Double);
        AddValue(Appenders.Decimal, ColumnReaders.Decimal);
        AddValue(Appenders.Date, ColumnReaders.Date);
        AddValue(Appenders.Instant, ColumnReaders.Instant);
        AddValue(Appenders.DateAndTime, ColumnReaders.DateAndTime);
        AddValue(Appenders.Identifier, ColumnReaders.Identifier);
        AddValue(Appenders.Memory, ColumnReaders.Memory);
        AddReference(Appenders.Text, ColumnReaders.Text);
        AddReference(Appenders.Bytes, ColumnReaders.Bytes);
    }

    /// <summary>Gets all C# types that a single value may have.</summary>
    public static IEnumerable<Type> All => Types.Keys;

    /// <summary>Finds the member type of a C# type; null if it is none of the set.</summary>
    public static MemberType? Find(Type type) => Types.GetValueOrDefault(type);

    /// <summary>Runs code for the static type.</summary>
    public abstract TResult Accept<TResult>(IMemberTypeVisitor<TResult> visitor);

    private static void AddInteger<TValue>()
        where TValue : struct, IBinaryInteger<TValue>, IMinMaxValue<TValue> =>
        AddValue(Appenders.Integer<TValue>, ColumnReaders.Integer<TValue>);

    private static void AddValue<TValue>(
        Func<ColumnTarget, Appender<TValue>?> createAppender, Func<ColumnSource, ColumnReader<TValue>?> createReader)
        where TValue : struct
    {
        Types.Add(
            typeof(TValue),
            new MemberType<TValue>(createAppender, createReader, reader => new ValueArgument<TValue>(reader)));
        Types.Add(
            typeof(TValue?),
            new MemberType<TValue?>(
                target => createAppender(target) is { } appender ? AllowNull(appender) : null,
                source => createReader(source) is { } reader ? new NullableReader<TValue>(source, reader) : null,
                reader => new NullableArgument<TValue>(((NullableReader<TValue>)reader).Inner)));
    }

    private static void AddReference<TValue>(
        Func<ColumnTarget, Appender<TValue>?> createAppender, Func<ColumnSource, ColumnReader<TValue>?> createReader)
        where TValue : class =>
        Types.Add(
            typeof(TValue),
            new MemberType<TValue>(
                target => createAppender(target) is not { } appender ? null : appender with
                {
                    Append = value =>
                    {
                        if (value is null)
                        {
                            appender.Builder.AppendNull();
                        }
                        else
                        {
                            appender.Append(value);
                        }
                    },
                },
                createReader,
                reader => new ReferenceArgument<TValue>(reader)));

    private static Appender<TValue?> AllowNull<TValue>(Appender<TValue> appender)
        where TValue : struct => new(appender.Builder, value =>
    {
        if (value is { } present)
        {
            appender.Append(present);
        }
        else
        {
            appender.Builder.AppendNull();
        }
    });
}
