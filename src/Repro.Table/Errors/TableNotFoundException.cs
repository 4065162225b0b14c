namespace Repro.Table.Errors;

/// <summary>There is no Delta table at the location: no <c>_delta_log</c> with a commit or a checkpoint in it.</summary>
public sealed class TableNotFoundException : TableException
{
    internal TableNotFoundException(string message)
        : base("TableNotFound", message)
    {
    }
}
