namespace Repro.Table.Tests.Log.Commits.Simulation;

/// <summary>One transaction of a simulated writer: a file that it adds, and whether it first removes all others.</summary>
internal sealed class SimulatedWrite(string path, bool isOverwrite)
{
    public string Path => path;

    public bool IsOverwrite => isOverwrite;

    public Outcome Outcome { get; set; }

    public override string ToString() => $"{(isOverwrite ? "overwrite" : "append")} {path}: {Outcome}";
}
