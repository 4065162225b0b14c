using Repro.Table.Cli.Terminal;

namespace Repro.Table.Cli.Rows;

/// <summary>Rows as one Parquet file, with the types of the table.</summary>
internal sealed class ParquetRowWriter : IRowWriter
{
    public Task<long> WriteAsync(
        RowSelection rows, Stream output, IProgress<WorkProgress> progress, CancellationToken cancellationToken) =>
        ParquetFile.WriteAsync(output, rows.Schema, rows.ReadAsync(progress, cancellationToken), cancellationToken);
}
