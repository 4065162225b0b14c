using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace Repro.Table.Cli.Demo;

/// <summary>Draws two training runs over their points.</summary>
internal static class FitPlot
{
    private const double Width = 800;
    private const double Height = 500;

    /// <summary>Returns the picture as SVG. Text is measured without native code.</summary>
    public static string ToSvg(TrainingRun first, TrainingRun last)
    {
        // A subtitle instead of a legend: OxyPlot guesses widths of text without a font and would cut the legend off.
        PlotModel model = new()
        {
            Title = "Disease progression by body mass index",
            Subtitle = FormattableString.Invariant($"blue: version {first.Version}, red: version {last.Version}"),
            Background = OxyColors.White,
            DefaultFont = "sans-serif",
            Padding = new OxyThickness(12, 28, 12, 12),
        };
        model.Axes.Add(new LinearAxis { Position = AxisPosition.Bottom, Title = "body mass index" });
        model.Axes.Add(new LinearAxis { Position = AxisPosition.Left, Title = "progression after one year" });
        Add(model, last, OxyColors.IndianRed, MarkerType.Cross);
        Add(model, first, OxyColors.SteelBlue, MarkerType.Circle);
        return new SvgExporter { Width = Width, Height = Height }.ExportToString(model);
    }

    private static void Add(PlotModel model, TrainingRun run, OxyColor color, MarkerType marker)
    {
        ScatterSeries points = new()
        {
            MarkerType = marker,
            MarkerSize = 2.5,
            MarkerFill = OxyColor.FromAColor(120, color),
            MarkerStroke = OxyColor.FromAColor(120, color),
        };
        points.Points.AddRange(run.TrainPoints.Select(point => new ScatterPoint(point.X, point.Y)));
        model.Series.Add(points);

        double left = run.TrainPoints.Min(point => point.X);
        double right = run.TrainPoints.Max(point => point.X);
        LineSeries line = new() { Color = color, StrokeThickness = 2.5 };
        line.Points.Add(new DataPoint(left, run.Line.At(left)));
        line.Points.Add(new DataPoint(right, run.Line.At(right)));
        model.Series.Add(line);
    }
}
