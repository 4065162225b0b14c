using System.Xml.Linq;
using Repro.Table.Cli.Demo;

namespace Repro.Table.Cli.Tests.Demo;

public sealed class FitPlotTests
{
    [Fact]
    public void The_picture_is_svg_with_a_mark_per_point_and_both_versions_named()
    {
        TrainingRun run = new()
        {
            Reference = "repro:t@1",
            Version = 1,
            TrainPoints = [new Point(20, 100), new Point(30, 200), new Point(40, 250)],
            TestCount = 1,
            Line = new Line(-40, 7.5),
            Mse = 1,
            R2 = 0.5,
        };
        string svg = FitPlot.ToSvg(run, run with { Version = 3 });
        XElement root = XDocument.Parse(svg).Root!;
        Assert.Equal("svg", root.Name.LocalName);
        Assert.Equal(svg, FitPlot.ToSvg(run, run with { Version = 3 }));
        string[] texts = root.Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value).ToArray();
        Assert.Contains("blue: version 1, red: version 3", texts);
        Assert.True(root.Descendants().Count(e => e.Name.LocalName is "circle" or "ellipse") >= 3);
    }
}
