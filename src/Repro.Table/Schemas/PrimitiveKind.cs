namespace Repro.Table.Schemas;

/// <summary>The primitive types of the protocol that take no parameters. Protocol: Primitive Types.</summary>
public enum PrimitiveKind
{
    /// <summary><c>string</c></summary>
    String,

    /// <summary><c>long</c></summary>
    Long,

    /// <summary><c>integer</c></summary>
    Integer,

    /// <summary><c>short</c></summary>
    Short,

    /// <summary><c>byte</c></summary>
    Byte,

    /// <summary><c>float</c></summary>
    Float,

    /// <summary><c>double</c></summary>
    Double,

    /// <summary><c>boolean</c></summary>
    Boolean,

    /// <summary><c>binary</c></summary>
    Binary,

    /// <summary><c>date</c></summary>
    Date,

    /// <summary><c>timestamp</c></summary>
    Timestamp,

    /// <summary><c>timestamp_ntz</c></summary>
    TimestampNtz,

    /// <summary><c>void</c></summary>
    Void,
}
