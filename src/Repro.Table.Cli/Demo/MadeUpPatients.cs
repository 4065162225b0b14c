namespace Repro.Table.Cli.Demo;

/// <summary>The changes that the demo makes to the table, as happens to real data. They are made up.</summary>
/// <remarks>
/// <code>
/// arrivals      one for every tenth patient of the source: the next free id, BMI 10 % and progression 25 % higher
/// corrections   of every seventh id: the BMI was typed 8 % too high
/// </code>
/// </remarks>
internal static class MadeUpPatients
{
    private const int ArrivalEvery = 10;
    private const int CorrectionEvery = 7;

    /// <summary>Returns the patients who arrive after the source was published.</summary>
    public static IReadOnlyList<Patient> Arrivals(IReadOnlyList<Patient> source) =>
        source.Where(patient => patient.Id % ArrivalEvery == 0)
            .Select((patient, i) => patient with
            {
                Id = source.Count + 1 + i,
                Bmi = Math.Round(patient.Bmi * 1.10, 1),
                Progression = (int)Math.Round(patient.Progression * 1.25),
            })
            .ToArray();

    /// <summary>Returns whether the BMI of a patient is corrected.</summary>
    public static bool IsCorrected(Patient patient) => patient.Id % CorrectionEvery == 0;

    /// <summary>Returns a patient as the table should have had it from the start.</summary>
    public static Patient Correct(Patient patient) =>
        IsCorrected(patient) ? patient with { Bmi = Math.Round(patient.Bmi / 1.08, 1) } : patient;
}
