namespace Repro.Table.Cli.Failures;

/// <summary>What the exit code of a run says; part of the contract of the command line.</summary>
internal enum ExitCode
{
    /// <summary>Done.</summary>
    Done = 0,

    /// <summary>Failed or refused.</summary>
    Failed = 1,

    /// <summary>The command line itself was wrong.</summary>
    Usage = 2,

    /// <summary>Bytes are not what they must be.</summary>
    VerificationFailed = 3,

    /// <summary>There is no such table or version.</summary>
    NotFound = 4,

    /// <summary>Data of the version is gone.</summary>
    DataLost = 5,

    /// <summary>Another writer was first; the same command may work now.</summary>
    Conflict = 7,

    /// <summary>Whether the commit happened is unknown.</summary>
    CommitUnknown = 8,

    /// <summary>The store failed for the time being, after all retries.</summary>
    Transient = 75,

    /// <summary>Stopped by Ctrl+C or a termination signal.</summary>
    Cancelled = 130,
}
