namespace Repro.Table.Errors;

/// <summary>A table was to be created where one exists already.</summary>
public sealed class TableExistsException : TableException
{
    internal TableExistsException(string message)
        : base("TableExists", message)
    {
    }
}
