namespace Repro.Table.Tests.TestKit;

/// <summary>The promise that a <see cref="BrokenStore"/> does not keep.</summary>
public enum BrokenPromise
{
    None,
    CreateOnlyReplaces,
    CreateOnlyLooksFirst,
    PutKeepsTheBuffer,
    ListIgnoresAfter,
    ListIsInOrderOfUtf16,
    TagStays,
    DeleteIgnoresTag,
}
