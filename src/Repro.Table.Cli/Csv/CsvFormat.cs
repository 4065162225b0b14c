namespace Repro.Table.Cli.Csv;

/// <summary>How a CSV file is written.</summary>
internal sealed record CsvFormat
{
    /// <summary>Gets the character between fields.</summary>
    public char Delimiter { get; init; } = ',';

    /// <summary>Gets whether the first record holds the names of the columns; else they are <c>column_1</c>, <c>column_2</c> ...</summary>
    public bool HasHeader { get; init; } = true;

    /// <summary>Gets texts that mean null, besides the empty field.</summary>
    public IReadOnlyList<string> NullTexts { get; init; } = [];
}
