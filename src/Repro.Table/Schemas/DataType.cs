namespace Repro.Table.Schemas;

/// <summary>The type of a column, of an element, or of a table as a whole. Protocol: Schema Serialization Format.</summary>
/// <remarks>Closed: a switch over it knows <see cref="PrimitiveType"/>, <see cref="DecimalType"/>, <see cref="ArrayType"/>,
/// <see cref="MapType"/>, <see cref="StructType"/> and <see cref="UnsupportedType"/>. Types compare by content.</remarks>
public abstract record DataType
{
    private protected DataType()
    {
    }

    /// <summary>Gets UTF-8 text.</summary>
    public static PrimitiveType String { get; } = new(PrimitiveKind.String);

    /// <summary>Gets the 64-bit signed integer.</summary>
    public static PrimitiveType Long { get; } = new(PrimitiveKind.Long);

    /// <summary>Gets the 32-bit signed integer.</summary>
    public static PrimitiveType Integer { get; } = new(PrimitiveKind.Integer);

    /// <summary>Gets the 16-bit signed integer.</summary>
    public static PrimitiveType Short { get; } = new(PrimitiveKind.Short);

    /// <summary>Gets the 8-bit signed integer.</summary>
    public static PrimitiveType Byte { get; } = new(PrimitiveKind.Byte);

    /// <summary>Gets the 32-bit IEEE float.</summary>
    public static PrimitiveType Float { get; } = new(PrimitiveKind.Float);

    /// <summary>Gets the 64-bit IEEE float.</summary>
    public static PrimitiveType Double { get; } = new(PrimitiveKind.Double);

    /// <summary>Gets true or false.</summary>
    public static PrimitiveType Boolean { get; } = new(PrimitiveKind.Boolean);

    /// <summary>Gets bytes.</summary>
    public static PrimitiveType Binary { get; } = new(PrimitiveKind.Binary);

    /// <summary>Gets a day of the proleptic Gregorian calendar.</summary>
    public static PrimitiveType Date { get; } = new(PrimitiveKind.Date);

    /// <summary>Gets an instant in microseconds.</summary>
    public static PrimitiveType Timestamp { get; } = new(PrimitiveKind.Timestamp);

    /// <summary>Gets a local date and time in microseconds; needs the feature <c>timestampNtz</c>.</summary>
    public static PrimitiveType TimestampNtz { get; } = new(PrimitiveKind.TimestampNtz);

    /// <summary>Gets the type of a column that is always null.</summary>
    public static PrimitiveType Void { get; } = new(PrimitiveKind.Void);
}
