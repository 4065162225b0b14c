namespace Repro.Table.Cli.Rows;

/// <summary>Writes selected rows in one form, front to back, with memory bounded by a batch.</summary>
internal interface IRowWriter
{
    /// <summary>Writes all rows and what the form has around them.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="output">Where they go; it is flushed and stays open.</param>
    /// <param name="progress">Told how many rows went by, where their number is known.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>The number of rows.</returns>
    /// <exception cref="Failures.CliException">The form cannot hold a column or a value.</exception>
    Task<long> WriteAsync(RowSelection rows, Stream output, IProgress<Terminal.WorkProgress> progress, CancellationToken cancellationToken);
}
