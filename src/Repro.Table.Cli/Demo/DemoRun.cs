using System.Globalization;
using System.Text.Json.Nodes;
using Repro.Table.Cli.Commits;
using Repro.Table.Cli.Failures;
using Repro.Table.Cli.Terminal;
using Repro.Table.Operations;
using Repro.Table.Schemas;

namespace Repro.Table.Cli.Demo;

/// <summary>The tour: a table is made, read, changed, and read again as it was.</summary>
internal sealed class DemoRun
{
    private readonly string _folder;
    private readonly string _shownTable;
    private readonly Output _output;

    /// <summary>Prepares a run.</summary>
    /// <param name="folder">The folder that gets table and picture.</param>
    /// <param name="shownFolder">The same, as the user would type it.</param>
    /// <param name="output">Where the steps are told.</param>
    public DemoRun(string folder, string shownFolder, Output output)
    {
        _folder = folder;
        _shownTable = shownFolder + "/patients";
        _output = output;
    }

    /// <summary>Runs all steps.</summary>
    /// <exception cref="CliException">The model of the first version did not come out bit by bit the same.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<Patient> patients = DiabetesData.Read();
        DeltaTable table = await CreateAsync(patients, cancellationToken).ConfigureAwait(false);
        TrainingRun first = await TrainFirstAsync(table, cancellationToken).ConfigureAwait(false);
        await ChangeAsync(table, patients, cancellationToken).ConfigureAwait(false);
        TrainingRun last = await TrainAgainAsync(table, first, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<TableVersion> history = await ShowHistoryAsync(table, cancellationToken).ConfigureAwait(false);
        string picture = await DrawAsync(first, last, cancellationToken).ConfigureAwait(false);
        Close(picture);
        _output.Document(new JsonObject
        {
            ["ref"] = first.Reference,
            ["table"] = table.Location,
            ["picture"] = picture,
            ["first"] = first.ToJson(),
            ["last"] = last.ToJson(),
            ["identical"] = true,
            ["history"] = HistoryView.ToJson(history),
        });
    }

    private async Task<DeltaTable> CreateAsync(IReadOnlyList<Patient> patients, CancellationToken cancellationToken)
    {
        Step(1, "Create a table and put 442 diabetes patients into it");
        DeltaTable table = await DeltaTable.CreateAsync(
            Path.Combine(_folder, "patients"), StructType.Of<Patient>(), cancellationToken: cancellationToken).ConfigureAwait(false);
        await table.AppendAsync(patients, Message("442 patients from the source"), cancellationToken).ConfigureAwait(false);
        _output.Line($"   {_shownTable}: version 0 is the empty table, version 1 has {Amount.Of(patients.Count, "row")}.");
        _output.Line("   Data: " + DiabetesData.Attribution + ".");
        return table;
    }

    private async Task<TrainingRun> TrainFirstAsync(DeltaTable table, CancellationToken cancellationToken)
    {
        Step(2, "Train: progression after a year from BMI, by linear regression, on version 1");
        _output.Line("   A hash of the patient's id decides who trains (80 %) and who tests (20 %).");
        Snapshot snapshot = await table.SnapshotAsync(VersionSelector.At(1), cancellationToken).ConfigureAwait(false);
        TrainingRun run = await TrainingRun.OfAsync(snapshot, cancellationToken).ConfigureAwait(false);
        Show(run);
        return run;
    }

    private async Task ChangeAsync(DeltaTable table, IReadOnlyList<Patient> patients, CancellationToken cancellationToken)
    {
        IReadOnlyList<Patient> arrivals = MadeUpPatients.Arrivals(patients);
        Patient[] all = [.. patients, .. arrivals];
        Step(3, "Life goes on: the data changes (these changes are made up)");
        await table.AppendAsync(arrivals, Message("new patients"), cancellationToken).ConfigureAwait(false);
        _output.Line($"   Version 2: {arrivals.Count} new patients were appended.");
        await table.OverwriteAsync(all.Select(MadeUpPatients.Correct), Message("BMI typing errors corrected"), cancellationToken)
            .ConfigureAwait(false);
        int corrected = all.Count(MadeUpPatients.IsCorrected);
        _output.Line($"   Version 3: the BMI of {corrected} patients was mistyped; all rows were overwritten.");
    }

    private async Task<TrainingRun> TrainAgainAsync(DeltaTable table, TrainingRun first, CancellationToken cancellationToken)
    {
        Step(4, "Train again on the newest version: the numbers move");
        Snapshot newest = await table.SnapshotAsync(VersionSelector.Latest, cancellationToken).ConfigureAwait(false);
        TrainingRun last = await TrainingRun.OfAsync(newest, cancellationToken).ConfigureAwait(false);
        Show(last);

        Step(5, "Train AS OF version 1, from a table that has changed since");
        DeltaTable reopened = await DeltaTable.OpenAsync(table.Location, cancellationToken).ConfigureAwait(false);
        Snapshot pinned = await reopened.SnapshotAsync(VersionSelector.At(first.Version), cancellationToken).ConfigureAwait(false);
        TrainingRun again = await TrainingRun.OfAsync(pinned, cancellationToken).ConfigureAwait(false);
        Show(again);
        if (!again.HasSameBits(first))
        {
            throw new CliException(
                "NotReproduced",
                ExitCode.VerificationFailed,
                "Training on version 1 gave other numbers than the first time.",
                "This is a fault of repro; please report it.")
            {
                Details = new JsonObject { ["first"] = first.ToJson(), ["again"] = again.ToJson() },
            };
        }

        _output.Line("   Compared with step 2: identical, bit by bit.");
        return last;
    }

    private async Task<IReadOnlyList<TableVersion>> ShowHistoryAsync(DeltaTable table, CancellationToken cancellationToken)
    {
        Step(6, "The history of the table says what happened");
        IReadOnlyList<TableVersion> history =
            await HistoryView.ReadAsync(table, long.MaxValue, long.MaxValue, cancellationToken).ConfigureAwait(false);
        _output.Table(HistoryView.Of(history));
        return history;
    }

    private async Task<string> DrawAsync(TrainingRun first, TrainingRun last, CancellationToken cancellationToken)
    {
        string picture = Path.Combine(_folder, "fit.svg");
        await File.WriteAllTextAsync(picture, FitPlot.ToSvg(first, last), cancellationToken).ConfigureAwait(false);
        return picture;
    }

    private void Close(string picture)
    {
        _output.Line();
        _output.Line($"Table    {_shownTable}");
        _output.Line($"Picture  {VisibleText.Of(picture)} (both fits)");
        _output.Line();
        _output.Line("Try next:");
        _output.Line($"  repro head {_shownTable}@1");
        _output.Line($"  repro history {_shownTable} --json");
        _output.Line($"  repro vacuum {_shownTable}");
        _output.Line("If repro is not installed, write: dotnet run --project src/Repro.Table.Cli -- head ...");
    }

    private void Step(int number, string title)
    {
        if (number > 1)
        {
            _output.Line();
        }

        _output.Line(string.Create(CultureInfo.InvariantCulture, $"{number}. {title}"));
    }

    private void Show(TrainingRun run) => _output.Line(string.Create(
        CultureInfo.InvariantCulture,
        $"   version {run.Version}: progression = {run.Line.Intercept:F4} + {run.Line.Slope:F4} x bmi   "
        + $"MSE {run.Mse:F3}   R2 {run.R2:F5}   ({run.TrainPoints.Count} train, {run.TestCount} test)"));

    private static WriteOptions Message(string text) => new() { UserMetadata = text };
}
