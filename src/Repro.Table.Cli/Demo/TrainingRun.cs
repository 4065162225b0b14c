using System.Text.Json.Nodes;
using Repro.Table.Cli.Splits;
using Repro.Table.Cli.Targets;

namespace Repro.Table.Cli.Demo;

/// <summary>A model, and the version of the table that it came from.</summary>
internal sealed record TrainingRun
{
    private const string Train = "train";

    // The patient is the key: one patient is never in both parts, and stays in its part when others come.
    private static readonly HashSplit s_split =
        HashSplit.Create("split/v1", [new SplitPart(Train, "0.8"), new SplitPart("test", "0.2")]);

    public required string Reference { get; init; }

    public required long Version { get; init; }

    public required IReadOnlyList<Point> TrainPoints { get; init; }

    public required int TestCount { get; init; }

    public required Line Line { get; init; }

    public required double Mse { get; init; }

    public required double R2 { get; init; }

    /// <summary>Trains on a version: rows in the order of the table, split by patient.</summary>
    public static async Task<TrainingRun> OfAsync(Snapshot snapshot, CancellationToken cancellationToken)
    {
        List<Point> train = [];
        List<Point> test = [];
        await foreach (Patient patient in snapshot.ReadAsync<Patient>(cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            (s_split.PartOf(patient.Id) == Train ? train : test).Add(new Point(patient.Bmi, patient.Progression));
        }

        Line line = Line.Fit(train);
        (double mse, double r2) = line.Evaluate(test);
        return new TrainingRun
        {
            Reference = SnapshotName.Of(snapshot),
            Version = snapshot.Version,
            TrainPoints = train,
            TestCount = test.Count,
            Line = line,
            Mse = mse,
            R2 = r2,
        };
    }

    /// <summary>Returns whether another run gave the same numbers, bit by bit.</summary>
    public bool HasSameBits(TrainingRun other) =>
        Same(Line.Intercept, other.Line.Intercept) && Same(Line.Slope, other.Line.Slope) && Same(Mse, other.Mse) && Same(R2, other.R2);

    public JsonObject ToJson() => new()
    {
        ["ref"] = Reference,
        ["version"] = Version,
        ["train"] = TrainPoints.Count,
        ["test"] = TestCount,
        ["intercept"] = Line.Intercept,
        ["slope"] = Line.Slope,
        ["mse"] = Mse,
        ["r2"] = R2,
    };

    private static bool Same(double left, double right) =>
        BitConverter.DoubleToInt64Bits(left) == BitConverter.DoubleToInt64Bits(right);
}
