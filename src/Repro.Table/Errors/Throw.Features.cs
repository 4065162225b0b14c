using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Repro.Table.Errors;

internal static partial class Throw
{
    private const int MaxShownFeatures = 20;
    private const int MaxShownLength = 60;

    /// <summary>A protocol, or the way a table uses it, stands in the way.</summary>
    /// <param name="features">The names, as the protocol spells them.</param>
    /// <param name="needs">What each would need, in the same order.</param>
    /// <param name="access">What was to be done.</param>
    /// <param name="location">The table; null if unknown.</param>
    /// <param name="version">The version; null if unknown.</param>
    public static UnsupportedFeatureException FeaturesNotSupported(
        ImmutableArray<string> features, ImmutableArray<string> needs, TableAccess access, string? location, long? version)
    {
        StringBuilder text = new("The table cannot be ");
        text.Append(access == TableAccess.Read ? "read" : "written").Append(" here; in the way: ");
        int shown = Math.Min(features.Length, MaxShownFeatures);
        for (int i = 0; i < shown; i++)
        {
            text.Append(i > 0 ? ", " : string.Empty).Append(Shorten(features[i]));
            text.Append(" (").Append(needs[i]).Append(')');
        }

        if (shown < features.Length)
        {
            text.Append(CultureInfo.InvariantCulture, $" and {features.Length - shown:N0} more");
        }

        text.Append(". Use an engine that knows them, or a newer version of Repro.Table.");
        return UnsupportedFeature(features, access, text.ToString(), location, version);
    }

    /// <summary>A new table was to have features that this library cannot keep.</summary>
    public static UnsupportedFeatureException FeaturesNotEnabled(
        ImmutableArray<string> features, ImmutableArray<string> needs)
    {
        IEnumerable<string> shown = features
            .Zip(needs, (name, need) => $"{Shorten(name)} ({need})")
            .Take(MaxShownFeatures);
        return UnsupportedFeature(features, TableAccess.Write,
            $"A new table cannot have {string.Join(", ", shown)}. Leave out the properties or columns that ask for it.");
    }

    /// <summary>A table property that cannot be used.</summary>
    public static TablePropertyException BadProperty(
        string property, string? value, string reason, string? location = null, long? version = null) =>
        new($"The table property {property} is '{Shorten(value ?? "null")}': {reason}. Correct the property.")
        {
            Property = property,
            Value = value,
            Reason = reason,
            Location = location,
            Version = version,
        };

    // Names and values come from a table, and may be of any size.
    private static string Shorten(string text) => text.Length <= MaxShownLength ? text : text[..MaxShownLength] + "...";
}
