namespace Repro.Table.Tests.Storage.Local.Race;

/// <summary>How a racer publishes a version.</summary>
public enum RaceRecipe
{
    /// <summary>The store, by a hard link.</summary>
    Link,

    /// <summary>The store, on a file system that has no hard links.</summary>
    ExclusiveRename,

    /// <summary>Control: look whether the version is there, then rename over it.</summary>
    LookThenMove,
}
