namespace Repro.Table.Log.Actions;

/// <summary>Which actions a reader of the log wants; the others are skipped unread.</summary>
[Flags]
internal enum ActionKinds
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Files that enter the table.</summary>
    Add = 1,

    /// <summary>Identities of files that leave the table.</summary>
    Remove = 2,

    /// <summary>The other members of those, for tombstones.</summary>
    RemoveDetails = 4,

    /// <summary>Protocol, metadata, application transactions and domains.</summary>
    Table = 8,

    /// <summary>Provenance.</summary>
    CommitInfo = 16,

    /// <summary>What makes up a state.</summary>
    State = Add | Remove | Table,
}
