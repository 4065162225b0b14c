using Repro.Table.Schemas;

namespace Repro.Table.Log.Actions;

/// <summary>The two places where a table shows that it uses a feature: its properties and its schema.</summary>
internal readonly record struct FeatureUse(ValueMap Configuration, StructType Schema)
{
    /// <summary>Tells whether a property is <c>true</c>, in any case.</summary>
    public bool IsOn(string property) => string.Equals(Value(property), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>Tells whether a property has a value, in any case.</summary>
    public bool Is(string property, string value) =>
        string.Equals(Value(property), value, StringComparison.OrdinalIgnoreCase);

    /// <summary>Tells whether a property has a value other than nothing and <paramref name="none"/>.</summary>
    public bool IsOtherThan(string property, string none) => Value(property) is not null && !Is(property, none);

    /// <summary>Tells whether there is a property whose name begins so.</summary>
    public bool HasAny(string prefix) =>
        Configuration.Keys.Any(key => key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    /// <summary>Tells whether a field at any level has a member in its metadata.</summary>
    public bool HasFieldMetadata(string member) => FieldMetadata.AnyHas(Schema, member);

    /// <summary>Tells whether a type at any level is so.</summary>
    public bool HasType(Func<DataType, bool> predicate) => Schema.AllTypes().Any(predicate);

    private string? Value(string property) => Configuration.TryGetValue(property, out string? value) ? value : null;
}
