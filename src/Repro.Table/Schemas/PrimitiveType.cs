namespace Repro.Table.Schemas;

/// <summary>A primitive type without parameters; the instances are members of <see cref="DataType"/>.</summary>
public sealed record PrimitiveType : DataType
{
    internal PrimitiveType(PrimitiveKind kind)
    {
        Kind = kind;
    }

    /// <summary>Gets which primitive it is.</summary>
    public PrimitiveKind Kind { get; }

    /// <summary>Returns the name in a schema string.</summary>
    public override string ToString() => Kind switch
    {
        PrimitiveKind.TimestampNtz => "timestamp_ntz",
        _ => Kind.ToString().ToLowerInvariant(),
    };
}
