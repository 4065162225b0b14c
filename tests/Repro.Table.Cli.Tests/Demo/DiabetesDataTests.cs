using Repro.Table.Cli.Demo;

namespace Repro.Table.Cli.Tests.Demo;

public sealed class DiabetesDataTests
{
    private static readonly IReadOnlyList<Patient> s_patients = DiabetesData.Read();

    [Fact]
    public void The_source_has_442_patients_in_order()
    {
        Assert.Equal(Enumerable.Range(1, 442).Select(id => (long)id), s_patients.Select(patient => patient.Id));
        Assert.Equal(new Patient(1, 59, 2, 32.1, 101, 157, 93.2, 38, 4, 4.8598, 87, 151), s_patients[0]);
    }

    [Fact]
    public void Arrivals_have_new_ids_and_come_from_every_tenth_patient()
    {
        IReadOnlyList<Patient> arrivals = MadeUpPatients.Arrivals(s_patients);
        Assert.Equal(Enumerable.Range(443, 44).Select(id => (long)id), arrivals.Select(patient => patient.Id));
        Assert.Equal(s_patients[9].Age, arrivals[0].Age);
        Assert.Equal(Math.Round(s_patients[9].Bmi * 1.1, 1), arrivals[0].Bmi);
    }

    [Fact]
    public void Corrections_touch_the_bmi_of_every_seventh_id_and_nothing_else()
    {
        foreach (Patient patient in s_patients)
        {
            Patient corrected = MadeUpPatients.Correct(patient);
            Assert.Equal(patient, corrected with { Bmi = patient.Bmi });
            Assert.Equal(patient.Id % 7 == 0, corrected.Bmi < patient.Bmi);
        }
    }
}
