namespace Repro.Table.Log.Actions;

/// <summary>What this library does with a feature that a protocol lists or implies.</summary>
internal enum FeatureRule
{
    /// <summary>Refuses the table.</summary>
    Refused,

    /// <summary>Goes on while the table does not use the feature, refuses it otherwise.</summary>
    WhileInactive,

    /// <summary>Goes on.</summary>
    Supported,
}
