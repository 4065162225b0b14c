using System.Reflection;

namespace Repro.Table.Schemas;

/// <summary>Nullability annotations of members, which a trimmed program may have lost.</summary>
internal static class RecordNullability
{
    private const string Switch = "System.Reflection.NullabilityInfoContext.IsSupported";

    /// <summary>Gets whether the annotations are there to be read.</summary>
    public static bool IsKnown => !AppContext.TryGetSwitch(Switch, out bool isSupported) || isSupported;

    /// <summary>Returns the annotations of a property; null if they were trimmed.</summary>
    public static NullabilityInfo? Of(PropertyInfo property) => IsKnown ? new NullabilityInfoContext().Create(property) : null;

    /// <summary>Returns the annotations of a parameter; null if they were trimmed.</summary>
    public static NullabilityInfo? Of(ParameterInfo parameter) => IsKnown ? new NullabilityInfoContext().Create(parameter) : null;

    /// <summary>Returns whether a value may be null; of a reference type whose annotations are not known, it
    /// may.</summary>
    public static bool IsNullable(Type type, NullabilityInfo? annotations) => type.IsValueType
        ? Nullable.GetUnderlyingType(type) is not null
        : annotations is null || annotations.ReadState != NullabilityState.NotNull;
}
