using System.Text.RegularExpressions;
using Repro.Table.Cli.Tests.Running;

namespace Repro.Table.Cli.Tests;

/// <summary>The examples of the README work as they stand, one after the other.</summary>
public sealed class ReadmeCommandTests
{
    private const string Csv = "Id,Age,Bmi,Progression\n1,59,32.1,151\n2,48,21.6,75\n";

    [Fact]
    public async Task The_commands_of_the_README_work_as_they_stand()
    {
        using CliFolder folder = new();
        foreach (string file in new[] { "patients.csv", "more.csv", "corrected.csv" })
        {
            folder.Write(file, Csv);
        }

        string[] commands = [.. Commands()];

        Assert.Contains("repro vacuum ./patients", commands);
        foreach (string command in commands.Where(command => command != "repro demo")) // which has tests of its own
        {
            (await folder.RunAsync(Words(command)[1..])).Ends(0);
        }
    }

    private static IEnumerable<string> Commands() => File.ReadLines(Path.Combine(Root(), "README.md"))
        .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
        .Select(line => line.Split('`')[^2]);

    // As a shell does: between quotes blanks are part of a word.
    private static string[] Words(string command) =>
        [.. Regex.Matches(command, "\"[^\"]*\"|[^ ]+").Select(word => word.Value.Trim('"'))];

    private static string Root()
    {
        DirectoryInfo folder = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Repro.Table.sln")))
        {
            folder = folder.Parent!; // the tests run below the solution
        }

        return folder.FullName;
    }
}
