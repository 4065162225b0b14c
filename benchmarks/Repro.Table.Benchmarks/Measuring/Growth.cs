namespace Repro.Table.Benchmarks.Measuring;

/// <summary>How a cost grows with a size: the slope of its logarithm over that of the size.</summary>
internal static class Growth
{
    /// <summary>The fewest rungs that make a slope worth saying.</summary>
    public const int MinRungs = 3;

    /// <summary>Returns the exponent b of cost = a * size^b by least squares; null with too few rungs or without any cost.</summary>
    public static double? Exponent(IReadOnlyList<(double Size, double Cost)> rungs)
    {
        if (rungs.Count < MinRungs || rungs.Any(r => r.Cost <= 0))
        {
            return null;
        }

        double meanX = rungs.Average(r => Math.Log(r.Size));
        double meanY = rungs.Average(r => Math.Log(r.Cost));
        double covariance = rungs.Sum(r => (Math.Log(r.Size) - meanX) * (Math.Log(r.Cost) - meanY));
        return covariance / rungs.Sum(r => Math.Pow(Math.Log(r.Size) - meanX, 2));
    }
}
