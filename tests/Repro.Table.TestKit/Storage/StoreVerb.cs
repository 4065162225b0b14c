namespace Repro.Table.TestKit.Storage;

/// <summary>The calls of a store, and of the writers that it hands out.</summary>
public enum StoreVerb
{
    List,
    ListTree,
    ReadRange,
    Read,
    Head,
    Put,
    CreateFile,
    WriteFile,
    CompleteFile,
    Delete,
}
