using Apache.Arrow;

namespace Repro.Table.Cli.Values;

/// <summary>The columns of a batch that is being gathered, with the limits that bound its memory.</summary>
internal static class TextColumns
{
    /// <summary>The most rows of a batch.</summary>
    public const int MaxRows = 8192;

    /// <summary>About the most bytes of a batch.</summary>
    public const long MaxSizeInBytes = 32 * 1024 * 1024;

    /// <summary>Returns about how many bytes were gathered.</summary>
    public static long SizeInBytes(TextColumn[] columns)
    {
        long size = 0;
        foreach (TextColumn column in columns)
        {
            size += column.SizeInBytes;
        }

        return size;
    }

    /// <summary>Returns what was gathered as a batch, which the caller owns, and begins anew.</summary>
    public static RecordBatch Build(TextColumn[] columns, int rows) => new(
        new Schema(columns.Select(column => new Field(column.Field.Name, column.ArrowType, column.Field.IsNullable)), metadata: null),
        columns.Select(column => column.Build()),
        rows);
}
