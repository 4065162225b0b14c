namespace Repro.Table.Errors;

/// <summary>What was to be done with a table.</summary>
public enum TableAccess
{
    /// <summary>Reading a version of it.</summary>
    Read,

    /// <summary>Writing to it, vacuum included.</summary>
    Write,
}
