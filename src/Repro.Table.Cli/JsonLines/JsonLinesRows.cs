using System.Text;
using System.Text.Json;
using Apache.Arrow;
using Repro.Table.Cli.Values;
using Repro.Table.Schemas;

namespace Repro.Table.Cli.JsonLines;

/// <summary>Gathers the objects of lines as rows of a table: members are matched by name, ignoring case; one that is missing is null.</summary>
internal sealed class JsonLinesRows
{
    private readonly JsonLineReader _lines;
    private readonly StructType _schema;
    private readonly Func<string, string> _nextStep;
    private readonly TextColumn[] _columns;
    private readonly JsonNames _names = new();
    private readonly long[] _claimedAt;
    private byte[] _scratch = [];
    private int _count;

    public JsonLinesRows(JsonLineReader lines, StructType schema, Func<string, string> nextStep)
    {
        _lines = lines;
        _schema = schema;
        _nextStep = nextStep;
        _columns = [.. schema.Fields.Select(JsonFields.ColumnOf)];
        _claimedAt = new long[_columns.Length];
        foreach (StructField field in schema.Fields)
        {
            _names.Add(field.Name);
        }
    }

    /// <summary>Gets whether no row was gathered.</summary>
    public bool IsEmpty => _count == 0;

    /// <summary>Gets whether a batch is full.</summary>
    public bool IsFull => _count >= TextColumns.MaxRows || TextColumns.SizeInBytes(_columns) >= TextColumns.MaxSizeInBytes;

    /// <summary>Adds the object of the current line.</summary>
    /// <exception cref="Failures.CliException">It does not fit the table.</exception>
    public void Add()
    {
        JsonMembers members = new(_lines, ref _scratch);
        for (int expected = 0; members.MoveToName(); expected++)
        {
            TextColumn column = Claim(members.Text, expected);
            members.MoveToValue();
            switch (members.Kind)
            {
                case JsonTokenType.Null:
                    JsonFields.AppendNull(column, _lines);
                    break;
                case JsonTokenType.StartArray or JsonTokenType.StartObject:
                    throw JsonLineErrors.Nested(_lines.Path, _lines.LineNumber, column.Field.Name);
                default:
                    JsonFields.Append(column, _lines, members.Text, _nextStep);
                    break;
            }
        }

        for (int i = 0; i < _columns.Length; i++)
        {
            if (_claimedAt[i] != _lines.LineNumber)
            {
                JsonFields.AppendNull(_columns[i], _lines);
            }
        }

        _count++;
    }

    /// <summary>Returns what was gathered as a batch, which the caller owns, and begins anew.</summary>
    public RecordBatch Build()
    {
        RecordBatch batch = TextColumns.Build(_columns, _count);
        _count = 0;
        return batch;
    }

    private TextColumn Claim(ReadOnlySpan<byte> name, int expected)
    {
        int index = _names.Find(name, expected);
        if (index < 0)
        {
            throw JsonLineErrors.ColumnsDiffer(
                _lines.Path,
                _lines.LineNumber,
                $"the table has no column '{Encoding.UTF8.GetString(name)}'.",
                $"Leave it out of the file; the table has: {string.Join(", ", _schema.Fields.Select(field => field.Name))}.");
        }

        if (_claimedAt[index] == _lines.LineNumber)
        {
            throw JsonLineErrors.NameTwice(_lines.Path, _lines.LineNumber, _columns[index].Field.Name);
        }

        _claimedAt[index] = _lines.LineNumber;
        return _columns[index];
    }
}
