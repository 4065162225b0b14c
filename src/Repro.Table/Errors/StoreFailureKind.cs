namespace Repro.Table.Errors;

/// <summary>Whether waiting helps.</summary>
internal enum StoreFailureKind
{
    /// <summary>The same call fails again until somebody changes something.</summary>
    Permanent,

    /// <summary>The same call may succeed later.</summary>
    Transient,
}
