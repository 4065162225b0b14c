namespace Repro.Table.Data.Parquet.Layout;

/// <summary>What a Parquet column means, as far as a Delta table can hold it.</summary>
internal enum AnnotationKind
{
    /// <summary>Nothing is said: the physical type is all.</summary>
    None,

    /// <summary>Text, also ENUM and JSON.</summary>
    Text,

    /// <summary>A whole number of a width and a sign.</summary>
    Integer,

    /// <summary>An exact decimal.</summary>
    Decimal,

    /// <summary>Days since 1970-01-01.</summary>
    Date,

    /// <summary>A count of a unit since 1970-01-01.</summary>
    Timestamp,

    /// <summary>Anything else.</summary>
    Other,
}
