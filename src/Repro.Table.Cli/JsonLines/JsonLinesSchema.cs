using System.Text;
using System.Text.Json;
using Repro.Table.Cli.Csv;
using Repro.Table.Cli.Terminal;
using Repro.Table.Cli.Values;
using Repro.Table.Schemas;

namespace Repro.Table.Cli.JsonLines;

/// <summary>Finds the schema of JSON Lines: a column for each name that occurs, in the order of first occurrence.</summary>
internal sealed class JsonLinesSchema(JsonLineReader lines, IReadOnlyDictionary<string, StructField> declared)
{
    private readonly JsonNames _names = new();
    private readonly List<Column> _columns = [];
    private byte[] _scratch = [];

    /// <summary>Reads the lines.</summary>
    /// <exception cref="Failures.CliException">A line is damaged, a declared column is not there, or a value does not fit its type.</exception>
    public async Task<StructType> InferAsync(long maxRows, IProgress<WorkProgress> progress, CancellationToken cancellationToken)
    {
        for (long row = 0; row < maxRows && await lines.ReadAsync(cancellationToken).ConfigureAwait(false); row++)
        {
            Observe();
            if (row % TextColumns.MaxRows == 0)
            {
                lines.Report(progress);
            }
        }

        if (_columns.Count == 0)
        {
            throw JsonLineErrors.Empty(lines.Path);
        }

        CheckDeclared();
        return new StructType { Fields = [.. _columns.Select(column => column.ToField())] };
    }

    private void Observe()
    {
        JsonMembers members = new(lines, ref _scratch);
        for (int expected = 0; members.MoveToName(); expected++)
        {
            Column column = Claim(members.Text, expected);
            members.MoveToValue();
            switch (members.Kind)
            {
                case JsonTokenType.Null:
                    break;
                case JsonTokenType.StartArray or JsonTokenType.StartObject:
                    throw JsonLineErrors.Nested(lines.Path, lines.LineNumber, column.Name);
                case var _ when column.Check is { } check:
                    JsonFields.Append(check, lines, members.Text, CsvSchema.NextStep);
                    check.Clear();
                    break;
                case var kind:
                    column.Guess.Observe(kind, members.Text);
                    break;
            }
        }
    }

    private Column Claim(ReadOnlySpan<byte> name, int expected)
    {
        int index = _names.Find(name, expected);
        Column column = index < 0 ? Add(Encoding.UTF8.GetString(name)) : _columns[index];
        if (column.ClaimedAt == lines.LineNumber)
        {
            throw JsonLineErrors.NameTwice(lines.Path, lines.LineNumber, column.Name);
        }

        column.ClaimedAt = lines.LineNumber;
        return column;
    }

    private Column Add(string name)
    {
        StructField? field = declared.GetValueOrDefault(name);
        Column column = new() { Name = name, Check = field is null ? null : JsonFields.ColumnOf(field with { Name = name }) };
        _names.Add(name);
        _columns.Add(column);
        return column;
    }

    private void CheckDeclared()
    {
        foreach (StructField field in declared.Values)
        {
            if (!_columns.Exists(column => string.Equals(column.Name, field.Name, StringComparison.OrdinalIgnoreCase)))
            {
                throw JsonLineErrors.ColumnsDiffer(
                    lines.Path,
                    lines.LineNumber,
                    $"up to here no line has a column '{field.Name}'.",
                    $"There are: {string.Join(", ", _columns.Select(column => column.Name))}. Correct --schema or --type.");
            }
        }
    }

    private sealed class Column
    {
        public required string Name { get; init; }

        public JsonGuess Guess { get; } = new();

        public TextColumn? Check { get; init; }

        public long ClaimedAt { get; set; }

        public StructField ToField() => Check?.Field ?? new StructField { Name = Name, Type = Guess.Type };
    }
}
