namespace Repro.Table.Benchmarks.Workloads;

/// <summary>Which operations of a process count.</summary>
internal enum MeasuringMode
{
    /// <summary>The first one alone, with all that the runtime compiles for it: what a short-lived process meets.</summary>
    Fresh,

    /// <summary>Those after warm-up: what a process meets that stays.</summary>
    Warm,
}
