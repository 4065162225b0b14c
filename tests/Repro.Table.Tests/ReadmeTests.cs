using Apache.Arrow;
using Repro.Table.Log.Commits;
using Repro.Table.Operations.Vacuum;
using Repro.Table.Schemas;
using Repro.Table.TestKit.Storage;
using Xunit;
using static Repro.Table.Expressions.Predicate;

namespace Repro.Table.Tests;

/// <summary>The code that the README shows, compiled and run: its shortness is a promise.</summary>
public sealed class ReadmeTests
{
    private static readonly Patient[] s_patients =
    [
        new(1, 59, 32.1, 151), new(2, 48, 21.6, 75), new(3, 72, 30.5, 141), new(4, 24, 25.3, 206),
    ];

    [Fact]
    public async Task The_code_of_the_README_works_as_it_stands()
    {
        using TemporaryFolder folder = new();
        string path = Path.Combine(folder.Path, "data", "patients");
        Patient[] corrected = [.. s_patients.Select(p => p with { Bmi = p.Bmi + 1 })];
        CancellationToken stop = TestContext.Current.CancellationToken;

        DeltaTable table = await DeltaTable.CreateAsync(path, StructType.Of<Patient>(), cancellationToken: stop);
        CommitResult commit = await table.AppendAsync(s_patients, cancellationToken: stop);
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
        Assert.Equal(s_patients.Where(p => p.Age > 40), old);
        Assert.Equal(109.5, sum, 9);
        Assert.Equal(["WRITE", "WRITE", "CREATE TABLE"], operations);
        Assert.Equal(0, result.DeletedFiles);
        Assert.Equal(2, (await DeltaTable.OpenAsync(path, stop)).Latest.Version);
    }

    public sealed record Patient(long Id, int Age, double Bmi, double Progression);
}
