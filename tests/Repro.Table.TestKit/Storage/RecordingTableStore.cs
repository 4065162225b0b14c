using Repro.Table.Storage;

namespace Repro.Table.TestKit.Storage;

/// <summary>Remembers every call in the order in which it began, so that a test can state exactly what was touched.</summary>
public sealed class RecordingTableStore(ITableStore inner) : InterceptedTableStore(inner)
{
    private readonly Lock _lock = new();
    private readonly List<StoreCall> _calls = [];

    /// <summary>Gets the calls so far, as they stand now.</summary>
    public IReadOnlyList<StoreCall> Calls
    {
        get
        {
            lock (_lock)
            {
                return [.. _calls];
            }
        }
    }

    /// <summary>Counts the calls of one kind.</summary>
    public int Count(StoreVerb verb) => Calls.Count(call => call.Verb == verb);

    /// <summary>Forgets the calls so far.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _calls.Clear();
        }
    }

    protected internal override ValueTask<T> CallAsync<T>(StoreVerb verb, TablePath path, Func<ValueTask<T>> call)
    {
        ArgumentNullException.ThrowIfNull(call);
        lock (_lock)
        {
            _calls.Add(new StoreCall(verb, path));
        }

        return call();
    }
}
