using Repro.Table.Data.Parquet.Layout;
using Repro.Table.Errors;
using Repro.Table.Schemas;

namespace Repro.Table.Data.Parquet.Decoding;

/// <summary>What a decoder says when it refuses: which file, which column, read as what.</summary>
internal sealed record LeafContext
{
    /// <summary>Gets the file.</summary>
    public required string File { get; init; }

    /// <summary>Gets the column.</summary>
    public required string Column { get; init; }

    /// <summary>Gets the type that was asked for.</summary>
    public required DataType Type { get; init; }

    /// <summary>Gets the leaf of the file.</summary>
    public required ParquetNode Leaf { get; init; }

    /// <summary>Gets from when on the file keeps the calendar that a table has.</summary>
    public required CalendarLimits Calendar { get; init; }

    /// <summary>Returns the refusal of the type.</summary>
    public SchemaMismatchException Mismatch() => Throw.FileColumnMismatch(File, Column, Type.ToString(), Leaf.ToString());

    /// <summary>Returns the refusal of a value.</summary>
    public SchemaMismatchException OutOfRange(string value) => Throw.ValueOutOfRange(Column, Type.ToString(), value);

    /// <summary>Returns the refusal of a value that may be of another calendar.</summary>
    public UnsupportedFeatureException HybridCalendar() =>
        Throw.ParquetUnsupported(File, $"dates or times of the hybrid Julian calendar in column '{Column}'");
}
