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
    int Progression);
