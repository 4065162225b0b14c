namespace Repro.Table.Tests.Log.Commits.Simulation;

/// <summary>Bugs that the simulation must find.</summary>
internal enum PlantedBug
{
    None,

    /// <summary>A commit that has no answer is not known again as one's own.</summary>
    NoOwnCommitCheck,

    /// <summary>Data files are deleted whatever the failure was.</summary>
    DeletesOnAnyError,

    /// <summary>A read that finds nothing after a put without an answer is taken for a failure.</summary>
    TrustsAbsence,

    /// <summary>The commit looks whether the version exists and then writes over it.</summary>
    LooksThenPuts,

    /// <summary>No winner is ever a conflict.</summary>
    NoConflicts,
}
