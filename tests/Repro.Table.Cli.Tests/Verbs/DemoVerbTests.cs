using System.Text.Json;
using Repro.Table.Cli.Demo;
using Repro.Table.Cli.Splits;
using Repro.Table.Cli.Tests.Running;

namespace Repro.Table.Cli.Tests.Verbs;

public sealed class DemoVerbTests : IDisposable
{
    private readonly CliFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_tour_explains_itself_in_fewer_than_60_lines_and_leaves_table_and_picture()
    {
        CliResult result = (await _folder.RunAsync("demo")).Ends(0);
        Assert.Empty(result.Error);
        Assert.InRange(result.Out.Count(c => c == '\n'), 20, 59);
        Assert.Contains("identical, bit by bit", result.Out, StringComparison.Ordinal);
        Assert.Contains(DiabetesData.Attribution, result.Out, StringComparison.Ordinal);
        Assert.StartsWith("<?xml", await File.ReadAllTextAsync(
            _folder.PathOf("repro-demo/fit.svg"), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        string[] next = result.Lines.Where(line => line.StartsWith("  repro ", StringComparison.Ordinal)).ToArray();
        Assert.Equal(3, next.Length);
        foreach (string line in next)
        {
            (await _folder.RunAsync(line.Trim().Split(' ')[1..])).Ends(0);
        }
    }

    [Fact]
    public async Task A_second_tour_gets_a_folder_of_its_own_and_the_same_numbers()
    {
        JsonElement first = (await _folder.RunAsync("demo", "--json")).Ends(0).Document();
        JsonElement second = (await _folder.RunAsync("demo", "--json")).Ends(0).Document();
        Assert.True(Directory.Exists(_folder.PathOf("repro-demo-2")));
        foreach (string run in (string[])["first", "last"])
        {
            foreach (string number in (string[])["intercept", "slope", "mse", "r2", "train", "test"])
            {
                Assert.Equal(Number(first, run, number), Number(second, run, number));
            }
        }

        Assert.NotEqual(Number(first, "first", "slope"), Number(first, "last", "slope"));
    }

    [Fact]
    public async Task The_numbers_are_those_of_the_data_set()
    {
        JsonElement document = (await _folder.RunAsync("demo", "--path", "tour", "--json")).Ends(0).Document();
        HashSplit split = HashSplit.Create("split/v1", [new SplitPart("train", "0.8"), new SplitPart("test", "0.2")]);
        ILookup<string, Patient> parts = DiabetesData.Read().ToLookup(patient => split.PartOf(patient.Id));
        Assert.Equal(parts["train"].Count().ToString(System.Globalization.CultureInfo.InvariantCulture), Number(document, "first", "train"));

        // The textbook formula, independent of the code under test.
        double n = parts["train"].Count();
        double x = parts["train"].Sum(patient => patient.Bmi);
        double y = parts["train"].Sum(patient => (double)patient.Progression);
        double xx = parts["train"].Sum(patient => patient.Bmi * patient.Bmi);
        double xy = parts["train"].Sum(patient => patient.Bmi * patient.Progression);
        double slope = ((n * xy) - (x * y)) / ((n * xx) - (x * x));
        double intercept = (y - (slope * x)) / n;
        double mse = parts["test"].Average(patient => Math.Pow(patient.Progression - intercept - (slope * patient.Bmi), 2));
        JsonElement first = document.GetProperty("first");
        Assert.Equal(slope, first.GetProperty("slope").GetDouble(), 1e-9);
        Assert.Equal(intercept, first.GetProperty("intercept").GetDouble(), 1e-7);
        Assert.Equal(mse, first.GetProperty("mse").GetDouble(), 1e-6);
    }

    [Fact]
    public async Task A_folder_that_holds_something_is_left_alone()
    {
        Directory.CreateDirectory(_folder.PathOf("mine"));
        _folder.Write("mine/notes.txt", "keep");
        (await _folder.RunAsync("demo", "--path", "mine")).Fails(2);
        Assert.Equal(["notes.txt"], Directory.EnumerateFileSystemEntries(_folder.PathOf("mine")).Select(Path.GetFileName));
    }

    private static string Number(JsonElement document, string run, string name) =>
        document.GetProperty(run).GetProperty(name).GetRawText();
}
