using System.Diagnostics.CodeAnalysis;

namespace Repro.Table;

/// <summary>Which members of a record trimming must keep.</summary>
internal static class RecordMembers
{
    /// <summary>Writing reads public properties.</summary>
    public const DynamicallyAccessedMemberTypes Written = DynamicallyAccessedMemberTypes.PublicProperties;

    /// <summary>Reading makes records through a public constructor and public properties.</summary>
    public const DynamicallyAccessedMemberTypes Read =
        DynamicallyAccessedMemberTypes.PublicConstructors | DynamicallyAccessedMemberTypes.PublicProperties;
}
