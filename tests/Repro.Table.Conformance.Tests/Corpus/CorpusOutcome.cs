namespace Repro.Table.Conformance.Tests.Corpus;

/// <summary>What became of reading a table of the corpus.</summary>
public enum CorpusOutcome
{
    /// <summary>All rows are as they must be.</summary>
    Matches,

    /// <summary>It was read; the corpus does not say which rows are right.</summary>
    Unverified,

    /// <summary>It was refused by a typed error, and had to be or may be.</summary>
    RightlyRefused,

    /// <summary>It was refused by a typed error, though it can be read.</summary>
    NotYetRead,

    /// <summary>Rows came that are not right: the one outcome, with the next two, that no reader may have.</summary>
    Differs,

    /// <summary>It was read, though it must be refused.</summary>
    Accepted,

    /// <summary>Something other than a typed error was thrown.</summary>
    Crashed,
}
