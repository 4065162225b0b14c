namespace Repro.Table.Cli.Rows;

/// <summary>What a verb does with a file that is in the place of its output.</summary>
internal enum ReplaceMode
{
    /// <summary>It fails.</summary>
    Refuse,

    /// <summary>It takes its place.</summary>
    Replace,
}
