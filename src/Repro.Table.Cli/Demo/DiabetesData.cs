using CsvHelper;

namespace Repro.Table.Cli.Demo;

/// <summary>The data set that the demo works on.</summary>
internal static class DiabetesData
{
    /// <summary>Who made it, as it must be told wherever it is shown.</summary>
    public const string Attribution =
        "Efron, Hastie, Johnstone, Tibshirani (2004), Least Angle Regression, Annals of Statistics 32(2), 407-499";

    /// <summary>Reads the 442 patients in the order of the source.</summary>
    public static IReadOnlyList<Patient> Read()
    {
        using Stream stream = typeof(DiabetesData).Assembly.GetManifestResourceStream("diabetes.csv")
            ?? throw new InvalidOperationException("The data of the demo is not in this program.");
        using CsvReader reader = CsvReader.Create(stream, new CsvReaderOptions(), leaveOpen: true);
        List<Patient> patients = [];
        while (reader.Read())
        {
            patients.Add(new Patient(
                reader.Parse<long>(0),
                reader.Parse<int>(1),
                reader.Parse<int>(2),
                reader.Parse<double>(3),
                reader.Parse<double>(4),
                reader.Parse<int>(5),
                reader.Parse<double>(6),
                reader.Parse<double>(7),
                reader.Parse<double>(8),
                reader.Parse<double>(9),
                reader.Parse<int>(10),
                reader.Parse<int>(11)));
        }

        return patients;
    }
}
