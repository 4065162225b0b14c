using ArrowTypes = Apache.Arrow.Types;

namespace Repro.Table.Data.Parquet.Layout;

/// <summary>The logical type of a leaf, whether the file spells it in the old way or in the new one.</summary>
internal readonly record struct Annotation
{
    /// <summary>Gets the kind.</summary>
    public required AnnotationKind Kind { get; init; }

    /// <summary>Gets the width of an integer in bits.</summary>
    public sbyte BitWidth { get; init; }

    /// <summary>Gets whether an integer has a sign.</summary>
    public bool IsSigned { get; init; }

    /// <summary>Gets the digits of a decimal.</summary>
    public int Precision { get; init; }

    /// <summary>Gets the digits of a decimal behind the point.</summary>
    public int Scale { get; init; }

    /// <summary>Gets the unit of a timestamp.</summary>
    public ArrowTypes.TimeUnit Unit { get; init; }

    /// <summary>Gets whether a timestamp is an instant; false for a local time.</summary>
    public bool IsInstant { get; init; }

    /// <summary>Gets the annotation of a leaf that has none.</summary>
    public static Annotation None { get; } = new() { Kind = AnnotationKind.None };

    /// <summary>Gets the annotation of text.</summary>
    public static Annotation Text { get; } = new() { Kind = AnnotationKind.Text };

    /// <summary>Gets the annotation of days.</summary>
    public static Annotation Date { get; } = new() { Kind = AnnotationKind.Date };

    /// <summary>Returns the annotation of a signed integer.</summary>
    public static Annotation SignedInteger(sbyte bitWidth) =>
        new() { Kind = AnnotationKind.Integer, BitWidth = bitWidth, IsSigned = true };

    /// <summary>Returns a short form for messages.</summary>
    public override string ToString() => Kind switch
    {
        AnnotationKind.None => string.Empty,
        AnnotationKind.Integer => $" (INTEGER {BitWidth}, {(IsSigned ? "signed" : "unsigned")})",
        AnnotationKind.Decimal => $" (DECIMAL {Precision},{Scale})",
        AnnotationKind.Timestamp => $" (TIMESTAMP {Unit}, {(IsInstant ? "UTC" : "local")})",
        _ => $" ({Kind.ToString().ToUpperInvariant()})",
    };
}
