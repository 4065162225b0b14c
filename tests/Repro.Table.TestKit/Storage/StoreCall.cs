using Repro.Table.Storage;

namespace Repro.Table.TestKit.Storage;

/// <summary>One call that reached a store.</summary>
public readonly record struct StoreCall(StoreVerb Verb, TablePath Path)
{
    public override string ToString() => $"{Verb} {Path}";
}
