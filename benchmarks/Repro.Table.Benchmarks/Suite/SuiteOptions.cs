namespace Repro.Table.Benchmarks.Suite;

/// <summary>The options of the command <c>suite</c>.</summary>
internal sealed record SuiteOptions
{
    /// <summary>The way to call it.</summary>
    public const string Usage = "suite [--scale small|full] [--only TEXT] [--rounds N] [--seed N]";

    /// <summary>Gets how much runs.</summary>
    public SuiteScale Scale { get; init; } = SuiteScale.Small;

    /// <summary>Gets a part of the name, or a tag, of the workloads to run; null for all.</summary>
    public string? Only { get; init; }

    /// <summary>Gets how often ours and the peers run there and back again.</summary>
    public int Rounds { get; init; } = 1;

    /// <summary>Gets the seed of the fixtures.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Reads the words of a command line, after <c>suite</c>.</summary>
    /// <exception cref="ArgumentException">A word is unknown or lacks its value.</exception>
    public static SuiteOptions Parse(ReadOnlySpan<string> words)
    {
        SuiteOptions options = new();
        for (int i = 0; i < words.Length; i += 2)
        {
            string value = i + 1 < words.Length ? words[i + 1] : throw new ArgumentException(Usage);
            options = words[i] switch
            {
                "--scale" => options with { Scale = Enum.Parse<SuiteScale>(value, ignoreCase: true) },
                "--only" => options with { Only = value },
                "--rounds" => options with { Rounds = int.Parse(value, System.Globalization.CultureInfo.InvariantCulture) },
                "--seed" => options with { Seed = int.Parse(value, System.Globalization.CultureInfo.InvariantCulture) },
                _ => throw new ArgumentException(Usage),
            };
        }

        return options;
    }

    /// <summary>Tells whether a workload is chosen.</summary>
    public bool Chooses(WorkloadSpec spec) =>
        Only is null || spec.Name.Contains(Only, StringComparison.Ordinal) || spec.Tags.Contains(Only);
}
