using System.Diagnostics.CodeAnalysis;

namespace Repro.Table.Schemas;

public sealed partial record StructType
{
    /// <summary>Makes the schema of a table for records of a class.</summary>
    /// <typeparam name="T">A class or record class; its public readable properties become columns, in declaration
    /// order, those
    /// of base classes last.</typeparam>
    /// <remarks>
    /// <list type="table">
    /// <listheader><term>Property</term><description>Column</description></listheader>
    /// <item><term><c>bool, sbyte, short, int, long</c></term><description><c>boolean, byte, short, integer,
    /// long</c></description></item>
    /// <item><term><c>byte, ushort, uint</c></term><description>the next wider: <c>short, integer,
    /// long</c></description></item>
    /// <item><term><c>float, double</c></term><description>the same</description></item>
    /// <item><term><c>decimal</c></term><description><c>decimal(38,18)</c>, or as <see cref="DecimalAttribute"/> says;
    /// a value that does
    /// not fit exactly is refused when it is written</description></item>
    /// <item><term><c>string, Guid</c>, enum</term><description><c>string</c>; a Guid as 32 lower-case digits and four
    /// hyphens, an enum as the
    /// name of its member</description></item>
    /// <item><term><c>byte[], ReadOnlyMemory&lt;byte&gt;</c></term><description><c>binary</c></description></item>
    /// <item><term><c>DateOnly</c></term><description><c>date</c></description></item>
    /// <item><term><c>DateTimeOffset, DateTime</c></term><description><c>timestamp</c>: the instant in microseconds. A
    /// DateTime must be of kind UTC
    /// and is read back as such</description></item>
    /// <item><term><c>E[], List&lt;E&gt;, IReadOnlyList&lt;E&gt;</c></term><description>array of any of the above but
    /// an enum</description></item>
    /// <item><term><c>Dictionary&lt;string, V&gt;, IReadOnlyDictionary&lt;string, V&gt;</c></term><description>map
    /// from string to any of the above but an
    /// enum</description></item>
    /// </list>
    /// A value type is nullable if it is <see cref="Nullable{T}"/>, a reference type if it is annotated with <c>?</c>
    /// or not
    /// annotated at all. Nested records are not supported, since their properties cannot be kept by the trimmer: write
    /// such
    /// columns as Arrow batches.
    /// </remarks>
    /// <exception cref="ArgumentException"><typeparamref name="T"/> is no class, has no properties, two that differ
    /// only by case, or
    /// one of a type that is not in the table.</exception>
    /// <exception cref="InvalidOperationException">The program was trimmed without its nullability annotations and
    /// <typeparamref name="T"/> has a property of a reference type; set <c>NullabilityInfoContextSupport</c> in the
    /// project.</exception>
    public static StructType Of<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] T>() =>
        RecordSchema.Of(typeof(T));
}
