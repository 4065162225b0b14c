using System.Collections.Immutable;

namespace Repro.Table.Errors;

/// <summary>The one place where failures are put into words.</summary>
/// <remarks>
/// Each method returns the exception, so that the compiler sees the throw at the call and hot methods stay small.
/// The other parts of this class hold the failures of one family of rooms each.
/// </remarks>
internal static partial class Throw
{
    public static UnsupportedFeatureException UnsupportedFeature(
        ImmutableArray<string> features, TableAccess access, string message, string? location = null, long? version = null) =>
        new(message) { Features = features, Access = access, Location = location, Version = version };

    public static LimitExceededException LimitExceeded(string limit, long value, long maximum, string what) =>
        new($"{what} is {value:N0}, above the limit {limit} of {maximum:N0}. Raise the limit if this table is to be trusted.")
        {
            Limit = limit,
            Value = value,
        };
}
