using Apache.Arrow;
using Repro.Table.Cli.Terminal;

namespace Repro.Table.Cli.Rows;

/// <summary>Rows in aligned columns, in blocks with a header each, so that memory stays bounded.</summary>
internal static class TableRowWriter
{
    private const int BlockRows = 1000;

    public static async Task WriteAsync(RowSelection rows, Output output, CancellationToken cancellationToken)
    {
        TableView block = RowTable.Of(rows.Columns);
        int count = 0;
        await foreach (RecordBatch batch in rows.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            for (int row = 0; row < batch.Length; row++)
            {
                if (count == BlockRows)
                {
                    output.Table(block);
                    output.Line();
                    block = RowTable.Of(rows.Columns);
                    count = 0;
                }

                RowTable.Add(block, batch, row);
                count++;
            }
        }

        IReadOnlyList<string> hidden = output.Table(block);
        if (hidden.Count > 0)
        {
            output.Note($"note: {Amount.Of(hidden.Count, "column")} left out: {string.Join(", ", hidden)} (choose with --columns).");
        }
    }
}
