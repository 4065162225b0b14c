using System.Collections.Immutable;
using Apache.Arrow;
using Repro.Table.Cli.Terminal;
using Repro.Table.Cli.Values;
using Repro.Table.Schemas;

namespace Repro.Table.Cli.Rows;

/// <summary>Rows in aligned columns, for people.</summary>
internal static class RowTable
{
    /// <summary>Returns an empty table with a header for each column; numbers go to the right.</summary>
    public static TableView Of(ImmutableArray<StructField> columns)
    {
        TableView view = new();
        foreach (StructField column in columns)
        {
            _ = IsNumber(column.Type) ? view.Right(column.Name) : view.Left(column.Name);
        }

        return view;
    }

    /// <summary>Adds a row of a batch.</summary>
    public static void Add(TableView view, RecordBatch batch, int row)
    {
        string?[] cells = new string?[batch.ColumnCount];
        for (int i = 0; i < cells.Length; i++)
        {
            cells[i] = CellValue.ToText(batch.Column(i), row);
        }

        view.Row(cells);
    }

    private static bool IsNumber(DataType type) => type is DecimalType or PrimitiveType
    {
        Kind: PrimitiveKind.Long or PrimitiveKind.Integer or PrimitiveKind.Short or PrimitiveKind.Byte
            or PrimitiveKind.Double or PrimitiveKind.Float,
    };
}
