using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Apache.Arrow;
using Repro.Table.Errors;
using Repro.Table.Schemas;

namespace Repro.Table.Data.Rows;

/// <summary>Turns the rows of batches into records. Not thread safe.</summary>
/// <remarks>
/// A record is made by its only public constructor, or by the one without parameters if there are several; its
/// parameters and
/// then the settable properties that no parameter has set find their columns by name, ignoring case. A member that
/// takes nulls
/// may lack its column. The constructor is really called, so what it checks or computes holds. One object is made per
/// row and
/// nothing per value: arguments of value types travel in boxes that are used again.
/// </remarks>
internal sealed class RowReader<[DynamicallyAccessedMembers(
    DynamicallyAccessedMemberTypes.PublicConstructors | DynamicallyAccessedMemberTypes.PublicProperties)] TRow>
{
    private readonly StructType _schema;
    private readonly ConstructorInvoker _constructor;
    private readonly ArgumentReader?[] _argumentReaders;
    private readonly object?[] _arguments;
    private readonly List<Action<TRow, int>> _setters = [];
    private readonly List<(string Column, ColumnReader Reader)> _readers = [];

    /// <summary>Matches the members of the records to columns.</summary>
    /// <param name="schema">The columns of the table; those without a member are ignored, and batches need not have them.</param>
    /// <exception cref="ArgumentException">The type cannot be a record; see <see cref="StructType.Of{T}"/>.</exception>
    /// <exception cref="SchemaMismatchException">A member that takes no nulls has no column, or one of another
    /// type.</exception>
    public RowReader(StructType schema)
    {
        _schema = schema;
        PropertyInfo[] properties = RecordSchema.PropertiesOf(typeof(TRow));
        ConstructorInfo constructor = ChooseConstructor(typeof(TRow).GetConstructors());
        ParameterInfo[] parameters = constructor.GetParameters();
        _constructor = ConstructorInvoker.Create(constructor);
        _arguments = new object?[parameters.Length];
        _argumentReaders =
        [
            .. parameters.Select(p =>
                SourceOf(p.Name!, p.ParameterType, RecordNullability.Of(p))?.CreateArgument()), // C# names them all.
        ];
        foreach (PropertyInfo property in properties.Where(p =>
            p.SetMethod is { IsPublic: true } && !IsSetBy(parameters, p)))
        {
            if (SourceOf(property.Name, property.PropertyType, RecordNullability.Of(property)) is { } source)
            {
                _setters.Add(source.CreateSetter<TRow>(property));
            }
        }
    }

    /// <summary>Gets the columns that are read, in schema order: a scan needs no others.</summary>
    public ImmutableArray<string> Columns =>
        [.. _schema.Fields.Select(f => f.Name).Where(name => _readers.Exists(r => r.Column == name))];

    /// <summary>Yields the rows of a batch, in order; the batch stays the caller's and must live until the last
    /// row.</summary>
    /// <exception cref="SchemaMismatchException">A member takes no nulls, or cannot hold a value exactly.</exception>
    public IEnumerable<TRow> Read(RecordBatch batch)
    {
        foreach ((string column, ColumnReader reader) in _readers)
        {
            reader.Bind(batch.Column(column, StringComparer.Ordinal));
        }

        for (int row = 0; row < batch.Length; row++)
        {
            yield return Read(row);
        }
    }

    private static ConstructorInfo ChooseConstructor(ConstructorInfo[] constructors) =>
        typeof(TRow).IsAbstract ? throw new ArgumentException($"{typeof(TRow)} is abstract, so no record can be made.")
        : constructors is [var only] ? only
        : System.Array.Find(constructors, c => c.GetParameters().Length == 0)
        ?? throw new ArgumentException(
            $"{typeof(TRow)} has {constructors.Length} public constructors, each with parameters, so it is not clear "
            + "which makes a record. Leave one, or add one without parameters.");

    private static bool IsSetBy(ParameterInfo[] parameters, PropertyInfo property) =>
        System.Array.Exists(parameters, p => string.Equals(p.Name, property.Name, StringComparison.OrdinalIgnoreCase));

    private TRow Read(int row)
    {
        for (int i = 0; i < _arguments.Length; i++)
        {
            _arguments[i] = _argumentReaders[i]?.Read(row);
        }

        TRow record = (TRow)_constructor.Invoke(_arguments.AsSpan());
        foreach (Action<TRow, int> setter in _setters)
        {
            setter(record, row);
        }

        return record;
    }

    /// <summary>Finds the column of a member; null if there is none and the member takes nulls.</summary>
    private MemberSource? SourceOf(string member, Type type, NullabilityInfo? annotations)
    {
        bool allowsNull = RecordNullability.IsNullable(type, annotations);
        if (_schema.Find(member) is not { } field)
        {
            return allowsNull ? null : throw Throw.MissingColumn(typeof(TRow).Name, member);
        }

        ColumnSource column = new(field.Name, field.Type) { AllowsNull = allowsNull };
        MemberSource source = MemberSourceFactory.Create(typeof(TRow), type, annotations, column)
            ?? throw Throw.MemberTypeDoesNotFit(typeof(TRow).Name, member, field.Name, field.Type.ToString(), type.Name);
        _readers.Add((field.Name, source.Reader));
        return source;
    }
}
