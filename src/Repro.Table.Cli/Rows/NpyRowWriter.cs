using Apache.Arrow;
using Repro.Table.Cli.Terminal;

namespace Repro.Table.Cli.Rows;

/// <summary>Rows as an array of NumPy: format NPY, version 1.0.</summary>
/// <remarks>
/// One column is a vector of its own type, several are a matrix of doubles, a row of the table a row of the matrix. A null is NaN
/// in doubles and floats; other types have no place for it. The header comes first and holds the number of rows, so rows under a condition are
/// counted before they are written.
/// </remarks>
internal sealed class NpyRowWriter : IRowWriter
{
    private const string Format = "NPY";

    public async Task<long> WriteAsync(
        RowSelection rows, Stream output, IProgress<WorkProgress> progress, CancellationToken cancellationToken)
    {
        if (rows.Columns.FirstOrDefault(column => NpyType.Of(column.Type) is null) is { } column)
        {
            throw RowErrors.TypeNotHeld(Format, column, "Choose columns of numbers with --columns.");
        }

        long expected = await rows.CountAsync(cancellationToken).ConfigureAwait(false);
        NpyColumns columns = new(rows.Columns);
        await output.WriteAsync(NpyHeader.Of(columns.Type, expected, columns.Width), cancellationToken).ConfigureAwait(false);
        long count = 0;
        await foreach (RecordBatch batch in rows.ReadAsync(progress, cancellationToken).ConfigureAwait(false))
        {
            await output.WriteAsync(columns.ToBytes(batch, count), cancellationToken).ConfigureAwait(false);
            count += batch.Length;
        }

        return count;
    }
}
