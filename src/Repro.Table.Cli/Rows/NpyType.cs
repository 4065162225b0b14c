using Repro.Table.Schemas;

namespace Repro.Table.Cli.Rows;

/// <summary>A type of NumPy that a column of the table has.</summary>
/// <param name="Code">Its code without the byte order, for example <c>f8</c>.</param>
/// <param name="SizeInBytes">The size of a value.</param>
internal sealed record NpyType(string Code, int SizeInBytes)
{
    /// <summary>Gets the type of a matrix.</summary>
    public static NpyType Double { get; } = new("f8", sizeof(double));

    /// <summary>Gets the type as a header spells it, with the byte order of this machine.</summary>
    public string Description => (SizeInBytes == 1 ? "|" : BitConverter.IsLittleEndian ? "<" : ">") + Code;

    /// <summary>Returns the type of a column; null if it is no number.</summary>
    public static NpyType? Of(DataType type) => type is not PrimitiveType primitive ? null : primitive.Kind switch
    {
        PrimitiveKind.Double => Double,
        PrimitiveKind.Float => new NpyType("f4", sizeof(float)),
        PrimitiveKind.Long => new NpyType("i8", sizeof(long)),
        PrimitiveKind.Integer => new NpyType("i4", sizeof(int)),
        PrimitiveKind.Short => new NpyType("i2", sizeof(short)),
        PrimitiveKind.Byte => new NpyType("i1", sizeof(sbyte)),
        PrimitiveKind.Boolean => new NpyType("b1", sizeof(bool)),
        _ => null,
    };
}
