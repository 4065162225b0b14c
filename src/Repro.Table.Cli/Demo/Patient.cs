using Repro.Table.Schemas;

namespace Repro.Table.Cli.Demo;

/// <summary>A row of the demo's table: a patient, and how far the disease went in a year.</summary>
internal sealed record Patient(
    long Id,
    int Age,
    int Sex,
    double Bmi,
    double Bp,
    int S1,
    double S2,
    double S3,
    double S4,
    double S5,
    int S6,
    int Progression)
{
    /// <summary>Gets the schema of the table, in file order.</summary>
    public static StructType Schema { get; } = new()
    {
        Fields =
        [
            Column(nameof(Id), DataType.Long),
            Column(nameof(Age), DataType.Integer),
            Column(nameof(Sex), DataType.Integer),
            Column(nameof(Bmi), DataType.Double),
            Column(nameof(Bp), DataType.Double),
            Column(nameof(S1), DataType.Integer),
            Column(nameof(S2), DataType.Double),
            Column(nameof(S3), DataType.Double),
            Column(nameof(S4), DataType.Double),
            Column(nameof(S5), DataType.Double),
            Column(nameof(S6), DataType.Integer),
            Column(nameof(Progression), DataType.Integer),
        ],
    };

    private static StructField Column(string name, DataType type) => new() { Name = name, Type = type, IsNullable = false };
}
