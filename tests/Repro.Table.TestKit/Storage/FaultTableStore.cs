using Repro.Table.Errors;
using Repro.Table.Storage;

namespace Repro.Table.TestKit.Storage;

/// <summary>Lets calls go wrong by a script. Calls that no fault matches pass through.</summary>
public sealed class FaultTableStore(ITableStore inner) : InterceptedTableStore(inner)
{
    private readonly Lock _lock = new();
    private readonly List<ArmedFault> _faults = [];
    private readonly List<LatePut> _late = [];

    /// <summary>Adds a fault; it counts matching calls from now on. Of several that strike at once the first one added wins.</summary>
    public void Add(StoreFault fault)
    {
        lock (_lock)
        {
            _faults.Add(new ArmedFault(fault));
        }
    }

    /// <summary>Adds a fault of one matching call.</summary>
    public void Add(StoreVerb verb, StoreFaultKind kind, int nth = 1) => Add(new StoreFault { Verb = verb, Kind = kind, Nth = nth });

    /// <summary>Lets every put that is still under way arrive now, in the order in which it was sent.</summary>
    public Task LandAllAsync() => LandAsync(static _ => true);

    public override async ValueTask<PutOutcome> PutAsync(
        TablePath path, ReadOnlyMemory<byte> content, PutMode mode, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var fault = await NextAsync(StoreVerb.Put, path);
        switch (fault?.Kind)
        {
            case null:
                return await Inner.PutAsync(path, content, mode, cancellationToken);

            case StoreFaultKind.FailBefore:
                throw Failure(fault, path, "StoreFailed");

            case StoreFaultKind.LandLate:
                lock (_lock)
                {
                    _late.Add(new LatePut(path, content.ToArray(), mode) { CallsToGo = fault.LandsAfterCalls });
                }

                return PutOutcome.Unknown;

            default:
                var outcome = await Inner.PutAsync(path, content, mode, cancellationToken);
                return fault.Kind == StoreFaultKind.NotDurable && outcome == PutOutcome.Created
                    ? throw Failure(fault with { IsTransient = false }, path, "StoreNotDurable")
                    : mode == PutMode.CreateOnly ? PutOutcome.Unknown : throw Failure(fault, path, "StoreFailed");
        }
    }

    protected internal override async ValueTask<T> CallAsync<T>(StoreVerb verb, TablePath path, Func<ValueTask<T>> call)
    {
        ArgumentNullException.ThrowIfNull(call);
        var fault = await NextAsync(verb, path);
        if (fault is null)
        {
            return await call();
        }

        if (fault.Kind != StoreFaultKind.FailBefore)
        {
            (await call() as IDisposable)?.Dispose();
        }

        throw Failure(fault, path, "StoreFailed");
    }

    private async Task<StoreFault?> NextAsync(StoreVerb verb, TablePath path)
    {
        await LandAsync(static put => --put.CallsToGo <= 0);
        lock (_lock)
        {
            StoreFault? struck = null;
            foreach (var armed in _faults)
            {
                struck = armed.Strikes(verb, path) && struck is null ? armed.Fault : struck;
            }

            return struck;
        }
    }

    private async Task LandAsync(Func<LatePut, bool> isDue)
    {
        List<LatePut> due;
        lock (_lock)
        {
            due = [.. _late.Where(isDue)];
            _late.RemoveAll(due.Contains);
        }

        foreach (var put in due)
        {
            await Inner.PutAsync(put.Path, put.Content, put.Mode);
        }
    }

    private static StoreException Failure(StoreFault fault, TablePath path, string code) => new(
        code, fault.Verb.ToString(), path.Value, $"Scripted fault: {fault.Kind} of {fault.Verb} '{path}'.", fault.IsTransient);

    private sealed class ArmedFault(StoreFault fault)
    {
        private int _matches;

        public StoreFault Fault => fault;

        /// <summary>Counts a call if it matches.</summary>
        public bool Strikes(StoreVerb verb, TablePath path)
        {
            if (verb != fault.Verb || fault.Where?.Invoke(path) == false)
            {
                return false;
            }

            var index = _matches++ - (fault.Nth - 1);
            return index >= 0 && index < fault.Times;
        }
    }

    private sealed class LatePut(TablePath path, byte[] content, PutMode mode)
    {
        public TablePath Path => path;

        public byte[] Content => content;

        public PutMode Mode => mode;

        public required int CallsToGo { get; set; }
    }
}
