namespace Repro.Table.Tests.Log.Commits.Simulation;

/// <summary>Decides by seed who moves next. One thread: a turn runs until its actor waits for the next one.</summary>
/// <remarks>Turns are completed inline and there is no synchronization context, so that one seed is one order of events.</remarks>
internal sealed class Scheduler(int seed)
{
    private readonly List<TaskCompletionSource> _waiting = [];

    public Random Random { get; } = new(seed);

    /// <summary>Returns whether something happens that has this chance in a hundred.</summary>
    public bool Strikes(int percent) => Random.Next(100) < percent;

    /// <summary>Waits for a turn.</summary>
    public Task TurnAsync()
    {
        // Without RunContinuationsAsynchronously, so that the actor goes on where the turn is given.
        TaskCompletionSource turn = new();
        _waiting.Add(turn);
        return turn.Task;
    }

    /// <summary>Gives turns until nobody waits.</summary>
    public void Run()
    {
        while (_waiting.Count > 0)
        {
            int chosen = Random.Next(_waiting.Count);
            TaskCompletionSource turn = _waiting[chosen];
            _waiting.RemoveAt(chosen);
            turn.SetResult();
        }
    }
}
