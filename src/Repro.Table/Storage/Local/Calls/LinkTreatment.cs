namespace Repro.Table.Storage.Local.Calls;

/// <summary>Whether a question about a link is one about its target.</summary>
internal enum LinkTreatment
{
    /// <summary>It is about the target.</summary>
    Follow,

    /// <summary>It is about the link itself.</summary>
    Stay,
}
