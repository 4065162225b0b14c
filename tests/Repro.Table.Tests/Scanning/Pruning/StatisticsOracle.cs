using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Repro.Table.Expressions;
using Repro.Table.Schemas;

namespace Repro.Table.Tests.Scanning.Pruning;

/// <summary>The rules of skipping, a file at a time over a JSON document: slow, obvious, without columns.</summary>
internal static class StatisticsOracle
{
    public static bool MayMatch(BoundPredicate predicate, StructType schema, string stats)
    {
        JsonElement root = default;
        try
        {
            root = JsonDocument.Parse(stats).RootElement;
        }
        catch (JsonException)
        {
            // Then nothing is known.
        }

        return MayMatch(predicate.Condition, isNegated: false, schema, root);
    }

    private static bool MayMatch(Predicate predicate, bool isNegated, StructType schema, JsonElement stats)
    {
        bool Inner(Predicate inner, bool negated) => MayMatch(inner, negated, schema, stats);
        return predicate switch
        {
            NotPredicate not => Inner(not.Operand, !isNegated),
            AndPredicate and => isNegated
                ? Inner(and.Left, true) || Inner(and.Right, true)
                : Inner(and.Left, false) && Inner(and.Right, false),
            OrPredicate or => isNegated
                ? Inner(or.Left, true) && Inner(or.Right, true)
                : Inner(or.Left, false) || Inner(or.Right, false),
            InPredicate { Literals.IsEmpty: true } => isNegated,
            NullPredicate isNull => isNegated
                ? !IsAllNull(isNull.Reference, stats)
                : Count(Find(stats, "nullCount", isNull.Reference)) != 0,
            InPredicate isIn => MayPass(isIn.Reference, schema, stats, (min, max) => isNegated
                ? !(Same(min, max) && isIn.Literals.Any(l => Same(l, min)))
                : isIn.Literals.Any(l => NotBelow(l, min) && NotBelow(max, l))),
            StartsWithPredicate starts => MayPass(starts.Reference, schema, stats, (min, max) => isNegated
                ? !(Begins(min, starts.Prefix) && Begins(max, starts.Prefix))
                : (NotBelow(starts.Prefix, min) || Begins(min, starts.Prefix)) && NotBelow(max, starts.Prefix)),
            ComparisonPredicate c => MayPass(c.Reference, schema, stats, (min, max) => (c.Operator, isNegated) switch
            {
                (ComparisonOperator.Equal, false) or (ComparisonOperator.NotEqual, true) => NotBelow(c.Literal, min) && NotBelow(max, c.Literal),
                (ComparisonOperator.Equal, true) or (ComparisonOperator.NotEqual, false) => !(Same(min, max) && Same(c.Literal, min)),
                (ComparisonOperator.Less, false) or (ComparisonOperator.GreaterOrEqual, true) => !NotBelow(min, c.Literal) || min is null,
                (ComparisonOperator.LessOrEqual, false) or (ComparisonOperator.Greater, true) => NotBelow(c.Literal, min),
                (ComparisonOperator.Greater, false) or (ComparisonOperator.LessOrEqual, true) => !NotBelow(c.Literal, max) || max is null,
                _ => NotBelow(max, c.Literal),
            }),
            _ => throw new InvalidOperationException(),
        };
    }

    private static bool MayPass(ColumnReference column, StructType schema, JsonElement stats, Func<Literal?, Literal?, bool> mayPass) =>
        !IsAllNull(column, stats)
        && mayPass(Bound(Find(stats, "minValues", column), TypeOf(schema, column), widen: 0), Bound(Find(stats, "maxValues", column), TypeOf(schema, column), widen: 1));

    private static bool IsAllNull(ColumnReference column, JsonElement stats) =>
        Count(Find(stats, "nullCount", column)) is { } nulls && nulls == Count(Find(stats, "numRecords"));

    // An unknown bound is neither above nor below anything.
    private static bool NotBelow(Literal? left, Literal? right) => left is null || right is null || LiteralOrder.Instance.Compare(left, right) >= 0;

    private static bool Same(Literal? left, Literal? right) => left is not null && right is not null && LiteralOrder.Instance.Compare(left, right) == 0;

    private static bool Begins(Literal? text, Literal prefix) => text?.Text.StartsWith(prefix.Text, StringComparison.Ordinal) ?? false;

    private static JsonElement? Find(JsonElement stats, string kind, ColumnReference? column = null)
    {
        JsonElement element = stats;
        foreach (string name in column?.Path.Prepend(kind) ?? [kind])
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return null;
            }
        }

        return element;
    }

    private static long? Count(JsonElement? element) => element is { ValueKind: JsonValueKind.Number } number ? number.GetInt64() : null;

    private static Literal? Bound(JsonElement? element, DataType type, int widen) => (type, element) switch
    {
        (DecimalType d, { ValueKind: JsonValueKind.Number } e) => Decimal(e.GetRawText(), d, widen),
        (PrimitiveType { Kind: PrimitiveKind.Byte or PrimitiveKind.Short or PrimitiveKind.Integer or PrimitiveKind.Long }, { ValueKind: JsonValueKind.Number } e) =>
            Literal.OfInteger(type, e.GetInt64()),
        (PrimitiveType { Kind: PrimitiveKind.String }, { ValueKind: JsonValueKind.String } e) => e.GetString()!,
        (PrimitiveType { Kind: PrimitiveKind.Date }, { ValueKind: JsonValueKind.String } e) =>
            DateOnly.ParseExact(e.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        (PrimitiveType { Kind: PrimitiveKind.Timestamp or PrimitiveKind.TimestampNtz }, { ValueKind: JsonValueKind.String } e) =>
            Literal.OfInteger(type, Microseconds(e.GetString()!) + (widen * 1000)),
        _ => null,
    };

    private static Literal Decimal(string text, DecimalType type, int widen)
    {
        int scale = text.Length - text.IndexOf('.', StringComparison.Ordinal) - 1;
        Assert(scale == type.Scale);
        BigInteger unscaled = BigInteger.Parse(text.Replace(".", string.Empty, StringComparison.Ordinal), CultureInfo.InvariantCulture);
        int digits = text.TrimStart('-', '0', '.').Count(char.IsAsciiDigit);
        BigInteger rounding = digits > 17 ? 0 : (BigInteger.Abs(unscaled) / BigInteger.Pow(2, 52)) + 1;
        return Literal.OfDecimal(type, (Int128)(widen == 1 ? unscaled + rounding : unscaled - rounding));
    }

    private static long Microseconds(string text) =>
        (DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal) - DateTime.UnixEpoch).Ticks / 10;

    private static void Assert(bool holds) => Xunit.Assert.True(holds);

    private static DataType TypeOf(StructType schema, ColumnReference column) =>
        column.Path.Aggregate((DataType)schema, (type, name) => ((StructType)type).Find(name)!.Type);
}
