namespace Repro.Table.Cli.Rows;

/// <summary>A form in which rows leave the program.</summary>
internal enum RowFormat
{
    /// <summary>RFC 4180, see <see cref="CsvRowWriter"/>.</summary>
    Csv,

    /// <summary>A JSON object a line, see <see cref="JsonRowWriter"/>.</summary>
    Jsonl,

    /// <summary>One Parquet file, see <see cref="ParquetRowWriter"/>.</summary>
    Parquet,

    /// <summary>An array of NumPy, see <see cref="NpyRowWriter"/>.</summary>
    Npy,

    /// <summary>Columns for people.</summary>
    Table,
}
