namespace Repro.Table.Log.Actions;

/// <summary>What a path of an action is relative to.</summary>
internal enum ActionPathKind
{
    /// <summary>The root of the table.</summary>
    Relative,

    /// <summary>The root of a file system: <c>/a</c>, <c>file:/a</c> or <c>file:///a</c>.</summary>
    AbsoluteFile,

    /// <summary>Nothing: it has a scheme other than <c>file</c>, or a host.</summary>
    Uri,
}
