namespace Repro.Table.Cli.Demo;

/// <summary>A patient in the eyes of the regression.</summary>
/// <param name="X">The body mass index.</param>
/// <param name="Y">The progression.</param>
internal readonly record struct Point(double X, double Y);
