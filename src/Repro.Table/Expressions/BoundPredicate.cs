using System.Collections.Immutable;
using System.Diagnostics;
using Repro.Table.Errors;
using Repro.Table.Schemas;

namespace Repro.Table.Expressions;

/// <summary>A predicate whose columns exist and whose literals have the types of their columns.</summary>
internal sealed record BoundPredicate
{
    private BoundPredicate(Predicate condition, ImmutableArray<string> columns)
    {
        Condition = condition;
        Columns = columns;
    }

    /// <summary>Gets the condition: names spelled as in the schema, literals of the columns' types.</summary>
    public Predicate Condition { get; }

    /// <summary>Gets the columns of the table that the condition reads, in schema order.</summary>
    public ImmutableArray<string> Columns { get; }

    /// <summary>Binds a predicate to a schema.</summary>
    /// <exception cref="SchemaMismatchException">A column is unknown, or a literal would lose digits as the column's
    /// type.</exception>
    public static BoundPredicate Bind(Predicate predicate, StructType schema)
    {
        HashSet<string> used = new(StringComparer.Ordinal);
        Predicate condition = Bind(predicate, schema, used);
        return new BoundPredicate(condition, [.. schema.Fields.Select(f => f.Name).Where(used.Contains)]);
    }

    public bool Equals(BoundPredicate? other) =>
        other is not null && Condition.Equals(other.Condition) && Columns.AsSpan().SequenceEqual(other.Columns.AsSpan());

    public override int GetHashCode() => Condition.GetHashCode();

    public override string ToString() => Condition.ToString();

    private static Predicate Bind(Predicate predicate, StructType schema, HashSet<string> used)
    {
        switch (predicate)
        {
            case AndPredicate and:
                return new AndPredicate { Left = Bind(and.Left, schema, used), Right = Bind(and.Right, schema, used) };
            case OrPredicate or:
                return new OrPredicate { Left = Bind(or.Left, schema, used), Right = Bind(or.Right, schema, used) };
            case NotPredicate not:
                return new NotPredicate { Operand = Bind(not.Operand, schema, used) };
            case NullPredicate isNull:
                return new NullPredicate { Reference = Resolve(isNull.Reference, schema, used, out _) };
            case StartsWithPredicate startsWith:
                ColumnReference text = Resolve(startsWith.Reference, schema, used, out DataType textType);
                return startsWith with { Reference = text, Prefix = Coerce(startsWith.Prefix, textType, text) };
            case ComparisonPredicate comparison:
                ColumnReference column = Resolve(comparison.Reference, schema, used, out DataType type);
                return comparison with { Reference = column, Literal = Coerce(comparison.Literal, type, column) };
            case InPredicate isIn:
                ColumnReference searched = Resolve(isIn.Reference, schema, used, out DataType searchedType);
                IEnumerable<Literal> literals = isIn.Literals.Select(l => Coerce(l, searchedType, searched));
                return new InPredicate { Reference = searched, Literals = [.. literals.Distinct().Order(LiteralOrder.Instance)] };
            default:
                throw new UnreachableException($"A predicate of type {predicate.GetType()}.");
        }
    }

    private static ColumnReference Resolve(ColumnReference column, StructType schema, HashSet<string> used, out DataType type)
    {
        List<string> names = [];
        type = schema;
        foreach (string name in column.Path)
        {
            string parent = string.Join('.', names);
            if (type is not StructType level)
            {
                throw Throw.NotAStruct(column.ToString(), parent, type.ToString());
            }

            StructField field = level.Find(name)
                ?? throw Throw.UnknownColumn(column.ToString(), name, ClosestNames.Of(name, level));
            names.Add(field.Name);
            type = field.Type;
        }

        used.Add(names[0]);
        return new ColumnReference([.. names]);
    }

    private static Literal Coerce(Literal literal, DataType type, ColumnReference column) =>
        LiteralCoercion.TryCoerce(literal, type)
        ?? throw Throw.LiteralDoesNotFit(column.ToString(), type.ToString(), literal.ToString(), literal.Type.ToString());
}
