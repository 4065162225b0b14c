using Spectre.Console;
using SpectreTable = Spectre.Console.Table;

namespace Repro.Table.Cli.Terminal;

/// <summary>Columns of text for people. Cells are escaped; null is shown dimmed as <c>null</c>.</summary>
internal sealed class TableView
{
    private const int MaxCellLength = 40;
    private const int Gap = 2;

    private readonly List<Column> _columns = [];
    private readonly List<string?[]> _rows = [];

    public TableView Left(string header) => Add(header, Justify.Left);

    public TableView Right(string header) => Add(header, Justify.Right);

    /// <summary>Adds a column whose cells are never cut.</summary>
    public TableView Whole(string header)
    {
        Add(header, Justify.Left);
        _columns[^1].MaxLength = int.MaxValue;
        return this;
    }

    /// <summary>Adds a row; a cell of null is a null of the table.</summary>
    public void Row(params string?[] cells)
    {
        string?[] row = new string?[cells.Length];
        for (int i = 0; i < cells.Length; i++)
        {
            row[i] = cells[i] is { } cell ? VisibleText.Cut(cell, _columns[i].MaxLength) : null;
            _columns[i].Width = Math.Max(_columns[i].Width, row[i]?.Length ?? 4);
        }

        _rows.Add(row);
    }

    /// <summary>Writes the table to a console; columns that do not fit its width are left out from the right.</summary>
    /// <returns>The headers of the columns that were left out; empty if all fit.</returns>
    public IReadOnlyList<string> WriteTo(IAnsiConsole console)
    {
        int shown = ColumnsThatFit(console.Profile.Width);
        SpectreTable table = new() { Border = TableBorder.None };
        foreach (Column column in _columns.Take(shown))
        {
            table.AddColumn(new TableColumn(new Text(column.Header, new Style(decoration: Decoration.Bold)))
            {
                Alignment = column.Alignment,
                NoWrap = true,
                Padding = new Padding(0, 0, column == _columns[shown - 1] ? 0 : Gap, 0),
            });
        }

        foreach (string?[] row in _rows)
        {
            table.AddRow(row.Take(shown).Select(cell => cell is null
                ? new Text("null", new Style(decoration: Decoration.Dim))
                : new Text(cell)));
        }

        console.Write(table);
        return _columns.Skip(shown).Select(column => column.Header).ToArray();
    }

    private TableView Add(string header, Justify alignment)
    {
        string visible = VisibleText.Cut(header, MaxCellLength);
        _columns.Add(new Column { Header = visible, Alignment = alignment, Width = visible.Length });
        return this;
    }

    private int ColumnsThatFit(int width)
    {
        int used = 0;
        for (int i = 0; i < _columns.Count; i++)
        {
            used += _columns[i].Width;
            if (used > width && i > 0)
            {
                return i;
            }

            used += Gap;
        }

        return _columns.Count;
    }

    private sealed class Column
    {
        public required string Header { get; init; }

        public required Justify Alignment { get; init; }

        public int Width { get; set; }

        public int MaxLength { get; set; } = MaxCellLength;
    }
}
