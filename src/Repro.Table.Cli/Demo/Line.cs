namespace Repro.Table.Cli.Demo;

/// <summary>A straight line, and how it is fitted: ordinary least squares with one feature, in closed form.</summary>
/// <remarks>Sums run in the order of the points, so the same points in the same order give the same bits.</remarks>
internal readonly record struct Line(double Intercept, double Slope)
{
    /// <summary>Fits a line to at least two points with different x.</summary>
    public static Line Fit(IReadOnlyList<Point> points)
    {
        double meanX = points.Sum(point => point.X) / points.Count;
        double meanY = points.Sum(point => point.Y) / points.Count;
        double covariance = 0;
        double variance = 0;
        foreach (Point point in points)
        {
            covariance += (point.X - meanX) * (point.Y - meanY);
            variance += (point.X - meanX) * (point.X - meanX);
        }

        double slope = covariance / variance;
        return new Line(meanY - (slope * meanX), slope);
    }

    /// <summary>Returns the value of the line at an x.</summary>
    public double At(double x) => Intercept + (Slope * x);

    /// <summary>Returns the mean squared error on points, and the share of their variance that the line explains.</summary>
    public (double Mse, double R2) Evaluate(IReadOnlyList<Point> points)
    {
        double mean = points.Sum(point => point.Y) / points.Count;
        double residual = 0;
        double total = 0;
        foreach (Point point in points)
        {
            double error = point.Y - At(point.X);
            residual += error * error;
            total += (point.Y - mean) * (point.Y - mean);
        }

        return (residual / points.Count, 1 - (residual / total));
    }
}
