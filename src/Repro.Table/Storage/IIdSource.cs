namespace Repro.Table.Storage;

/// <summary>Where names and identities come from: data file names, table ids, transaction ids, back-off jitter.</summary>
/// <remarks>Thread safe. A seeded source gives the same sequence on every run, which makes the same writes the same bytes.</remarks>
public interface IIdSource
{
    /// <summary>Returns an identity that was not returned before.</summary>
    Guid NextId();
}
