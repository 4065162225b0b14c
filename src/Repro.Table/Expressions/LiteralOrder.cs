namespace Repro.Table.Expressions;

/// <summary>The order of two literals of one type, as rows are ordered.</summary>
internal sealed class LiteralOrder : IComparer<Literal>
{
    private LiteralOrder()
    {
    }

    public static LiteralOrder Instance { get; } = new();

    /// <summary>Compares floats as Spark does: NaN equals itself and is above all others, -0.0 equals 0.0.</summary>
    public static int Compare(double left, double right) =>
        left < right ? -1
        : left > right ? 1
        : left == right ? 0
        : (double.IsNaN(left) ? 1 : 0) - (double.IsNaN(right) ? 1 : 0);

    public int Compare(Literal? x, Literal? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);

        // Only one of the three carries the value; the others are equal.
        int order = x.Unscaled.CompareTo(y.Unscaled);
        order = order != 0 ? order : Compare(x.Real, y.Real);
        return order != 0 ? order : x.Bytes.SequenceCompareTo(y.Bytes);
    }
}
