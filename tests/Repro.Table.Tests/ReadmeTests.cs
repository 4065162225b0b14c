using Apache.Arrow;
using Repro.Table.Log.Commits;
using Repro.Table.Operations.Vacuum;
using Repro.Table.Schemas;
using Repro.Table.TestKit.Storage;
using Repro.Table.Tests.Architecture;
using Xunit;
using static Repro.Table.Expressions.Predicate;

namespace Repro.Table.Tests;

/// <summary>The code that the README shows, compiled and run: its shortness is a promise.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public async Task The_code_of_the_README_works_as_it_stands()
    {
        using TemporaryFolder folder = new();
        string path = Path.Combine(folder.Path, "data", "patients");
        Patient[] patients =
        [
            new(1, 59, 32.1, 151), new(2, 48, 21.6, 75), new(3, 72, 30.5, 141), new(4, 24, 25.3, 206),
        ];
        Patient[] corrected = [.. patients.Select(p => p with { Bmi = p.Bmi + 1 })];
        CancellationToken stop = TestContext.Current.CancellationToken;

        DeltaTable table = await DeltaTable.CreateAsync(path, StructType.Of<Patient>(), cancellationToken: stop);
        CommitResult commit = await table.AppendAsync(patients, cancellationToken: stop);
        await table.OverwriteAsync(corrected, cancellationToken: stop);

        Snapshot first = await table.SnapshotAsync(VersionSelector.At(1), stop);
        List<Patient> old = [];
        await foreach (Patient p in first.ReadAsync<Patient>(where: Column("Age") > 40, stop))
        {
            old.Add(p);
        }

        double sum = 0;
        await foreach (RecordBatch batch in first.ReadBatchesAsync(new() { Columns = ["Bmi"] }, stop))
        {
            using (batch)
            {
                sum += ((DoubleArray)batch.Column(0)).Values.ToArray().Sum();
            }
        }

        List<string?> operations = [];
        await foreach (TableVersion v in table.HistoryAsync(stop))
        {
            operations.Add(v.Operation);
        }

        VacuumPlan plan = await table.PlanVacuumAsync(cancellationToken: stop);
        VacuumResult result = await table.VacuumAsync(plan, cancellationToken: stop);

        Assert.Equal(1, commit.Version);
        Assert.Equal(patients.Where(p => p.Age > 40), old);
        Assert.Equal(109.5, sum, 9);
        Assert.Equal(["WRITE", "WRITE", "CREATE TABLE"], operations);
        Assert.Equal(0, result.DeletedFiles);
        Assert.Equal(2, (await DeltaTable.OpenAsync(path, stop)).Latest.Version);
    }

    [Fact]
    public void The_README_shows_that_code()
    {
        string readme = SourceTree.Read("README.md");
        int start = readme.IndexOf("```csharp", StringComparison.Ordinal);
        string shown = readme[start..readme.IndexOf("```", start + 1, StringComparison.Ordinal)];
        IEnumerable<string> lines = shown.ReplaceLineEndings("\n").Split('\n')[1..]
            .Select(line => line.Split("//")[0].Replace(" { }", string.Empty, StringComparison.Ordinal).Trim())
            .Where(line => line.Length > 0);

        // What the test above adds: a folder of its own, and a way to stop.
        string compiled = SourceTree.Read("tests/Repro.Table.Tests/ReadmeTests.cs")
            .Replace("(path, ", "(\"data/patients\", ", StringComparison.Ordinal)
            .Replace(", cancellationToken: stop)", ")", StringComparison.Ordinal)
            .Replace("(cancellationToken: stop)", "()", StringComparison.Ordinal)
            .Replace(", stop)", ")", StringComparison.Ordinal)
            .Replace("(stop)", "()", StringComparison.Ordinal)
            .Replace("namespace Repro.Table.Tests;", "using Repro.Table;", StringComparison.Ordinal);
        HashSet<string> known = [.. compiled.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim())];

        Assert.All(lines, line => Assert.Contains(line, known));
    }

    public sealed record Patient(long Id, int Age, double Bmi, double Progression);
}
