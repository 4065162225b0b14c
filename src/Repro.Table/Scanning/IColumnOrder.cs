namespace Repro.Table.Scanning;

/// <summary>Orders the values of a column against literals.</summary>
internal interface IColumnOrder
{
    /// <summary>Returns a negative number if the value is below the literal, zero if equal, else a positive
    /// number.</summary>
    int Compare(int row, int literal);
}
