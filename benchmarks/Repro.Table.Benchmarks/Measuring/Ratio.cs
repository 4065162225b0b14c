namespace Repro.Table.Benchmarks.Measuring;

/// <summary>Our cost as a part of a peer's, from pairs that ran next to each other.</summary>
internal sealed record Ratio
{
    /// <summary>Gets the median.</summary>
    public required double Median { get; init; }

    /// <summary>Gets the smallest of the pairs.</summary>
    public required double Smallest { get; init; }

    /// <summary>Gets the largest of the pairs.</summary>
    public required double Largest { get; init; }

    /// <summary>Compares runs one to one; both lists are in the order in which they ran.</summary>
    public static Ratio Of(IReadOnlyList<double> ours, IReadOnlyList<double> theirs)
    {
        double[] ratios = [.. ours.Zip(theirs, (o, t) => o / t).Order()];
        return new Ratio { Median = MedianOf(ratios), Smallest = ratios[0], Largest = ratios[^1] };
    }

    /// <summary>Returns the median of some numbers.</summary>
    public static double MedianOf(IEnumerable<double> numbers)
    {
        double[] sorted = [.. numbers.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
