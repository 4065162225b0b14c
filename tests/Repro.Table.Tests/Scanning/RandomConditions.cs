using CsCheck;
using Repro.Table.Expressions;
using Repro.Table.Schemas;
using Repro.Table.Tests.Data;
using static Repro.Table.Expressions.Predicate;

namespace Repro.Table.Tests.Scanning;

/// <summary>Conditions for property tests.</summary>
internal static class RandomConditions
{
    /// <summary>Conditions on some columns, with literals as likely as the values of <see cref="ArrowSamples.Values"/>.</summary>
    public static Gen<Predicate> Of(StructType schema, string[][] columns, int depth)
    {
        Gen<Predicate> leaf = Gen.Int[0, columns.Length - 1].SelectMany(i => Leaves(Column(columns[i]), TypeOf(schema, columns[i])));
        if (depth == 0)
        {
            return leaf;
        }

        Gen<Predicate> inner = Of(schema, columns, depth - 1);
        return Gen.OneOf(
            leaf,
            Gen.Select(inner, inner).Select((l, r) => l & r),
            Gen.Select(inner, inner).Select((l, r) => l | r),
            inner.Select(p => !p));
    }

    private static Gen<Predicate> Leaves(ColumnReference column, DataType type)
    {
        Gen<Literal> literals = ArrowSamples.Values(type).Where(v => v is not null).Select(v => ToLiteral(v!, type));
        return Gen.OneOf(
            literals.Select(l => column == l),
            literals.Select(l => column != l),
            literals.Select(l => column < l),
            literals.Select(l => column <= l),
            literals.Select(l => column > l),
            literals.Select(l => column >= l),
            literals.Array[0, 4].Select(l => column.In(l)),
            Gen.Const(column.IsNull()),
            type == DataType.String ? literals.Select(l => column.StartsWith(PrefixOf(l.Text))) : literals.Select(l => column == l));
    }

    private static Literal ToLiteral(object value, DataType type) => value switch
    {
        bool v => v,
        float v => v,
        double v => v,
        string v => v,
        byte[] v => v,
        Int128 v => Literal.OfDecimal((DecimalType)type, v),
        _ => Literal.OfInteger(type, System.Convert.ToInt64(value, null)),
    };

    private static DataType TypeOf(StructType schema, string[] path) =>
        path.Aggregate((DataType)schema, (type, name) => ((StructType)type).Find(name)!.Type);

    // Half of a surrogate pair is no text.
    private static string PrefixOf(string text)
    {
        string prefix = text[..Math.Min(2, text.Length)];
        return prefix.Length > 0 && char.IsHighSurrogate(prefix[^1]) ? prefix[..^1] : prefix;
    }
}
