namespace Repro.Table.Storage;

/// <summary>Whose rules for names apply.</summary>
internal enum PathDialect
{
    /// <summary>Those that hold on every system, so that a table means the same everywhere.</summary>
    Portable,

    /// <summary>Those, and what Windows would take for something other than a plain file.</summary>
    Windows,
}
