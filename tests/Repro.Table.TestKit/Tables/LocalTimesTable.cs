using Apache.Arrow;
using Repro.Table.Schemas;
using Repro.Table.TestKit.Rows;

namespace Repro.Table.TestKit.Tables;

/// <summary>Rows with <c>timestamp_ntz</c>, for which a table needs the feature of that name.</summary>
public static class LocalTimesTable
{
    private const string Lines = """
        {"id":1,"at":-62135596800000000,"times":[0,null]}
        {"id":2,"at":253402300799999999,"times":[]}
        {"id":3,"at":-1,"times":null}
        {"id":4,"at":1709164800123456,"times":[-12219292800000001]}
        {"id":5,"at":null,"times":null}
        """;

    /// <summary>Gets the schema.</summary>
    public static StructType Schema { get; } = new()
    {
        Fields =
        [
            new() { Name = "id", Type = DataType.Long },
            new() { Name = "at", Type = DataType.TimestampNtz },
            new() { Name = "times", Type = new ArrayType { ElementType = DataType.TimestampNtz } },
        ],
    };

    /// <summary>Gets all rows.</summary>
    public static CanonicalRows Rows => CanonicalRows.Of(Schema, Lines);

    /// <summary>Returns the rows as a new batch, the caller's to dispose.</summary>
    public static RecordBatch Batch() => JsonBatch.Parse(Schema, Lines);
}
