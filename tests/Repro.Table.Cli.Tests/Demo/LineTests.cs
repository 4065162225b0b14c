using Repro.Table.Cli.Demo;

namespace Repro.Table.Cli.Tests.Demo;

public sealed class LineTests
{
    [Fact]
    public void Points_on_a_line_give_that_line()
    {
        Line line = Line.Fit([new Point(1, 5), new Point(2, 7), new Point(4, 11)]);
        Assert.Equal(3, line.Intercept, precision: 12);
        Assert.Equal(2, line.Slope, precision: 12);
        (double mse, double r2) = line.Evaluate([new Point(1, 5), new Point(4, 11)]);
        Assert.Equal(0, mse, precision: 12);
        Assert.Equal(1, r2, precision: 12);
    }

    [Fact]
    public void The_fit_of_the_whole_data_set_is_the_one_that_the_textbook_formula_gives()
    {
        Point[] points = DiabetesData.Read().Select(patient => new Point(patient.Bmi, patient.Progression)).ToArray();
        Line line = Line.Fit(points);

        // The normal equations with plain sums, in decimal.
        decimal n = points.Length;
        decimal x = points.Sum(point => (decimal)point.X);
        decimal y = points.Sum(point => (decimal)point.Y);
        decimal xx = points.Sum(point => (decimal)point.X * (decimal)point.X);
        decimal xy = points.Sum(point => (decimal)point.X * (decimal)point.Y);
        decimal slope = ((n * xy) - (x * y)) / ((n * xx) - (x * x));
        Assert.Equal((double)slope, line.Slope, precision: 9);
        Assert.Equal((double)((y - (slope * x)) / n), line.Intercept, precision: 9);

        // As scikit-learn has it for this feature: r2 0.344 over all patients.
        Assert.Equal(0.344, line.Evaluate(points).R2, precision: 3);
    }
}
