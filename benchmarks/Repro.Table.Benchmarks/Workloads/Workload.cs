using Repro.Table.Storage;
using Repro.Table.Storage.Local;

namespace Repro.Table.Benchmarks.Workloads;

/// <summary>One thing to measure. Only <see cref="RunAsync"/> is timed; it leaves the next run the same work.</summary>
internal abstract class Workload
{
    /// <summary>Gets the stores whose requests count; a workload adds each that it makes.</summary>
    public List<ITableStore> Stores { get; } = [];

    /// <summary>Gets the most operations of a process that count.</summary>
    public virtual int MaxOperations => 200;

    /// <summary>Gets ready, once.</summary>
    public virtual Task PrepareAsync() => Task.CompletedTask;

    /// <summary>Lets the runtime compile what will run, by running it until it has settled.</summary>
    public virtual Task WarmUpAsync(Func<Task> runUntilSettledAsync) => runUntilSettledAsync();

    /// <summary>Gets ready for one operation.</summary>
    public virtual Task BeforeAsync() => Task.CompletedTask;

    /// <summary>Does one operation.</summary>
    /// <returns>What it found, by name.</returns>
    public abstract Task<Dictionary<string, string>> RunAsync();

    /// <summary>Makes an engine on a folder, whose requests count.</summary>
    protected TableEngine EngineOf(string folder)
    {
        LocalTableStore store = new(folder);
        Stores.Add(store);
        return new TableEngine { Store = store };
    }
}
