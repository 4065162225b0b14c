namespace Repro.Table.TestKit.Peers;

/// <summary>The peer engines of a test run, each started by the first test that asks for it and kept for all others.</summary>
/// <remarks>An assembly fixture, so that Spark starts once.</remarks>
public sealed class PeerEngines : IAsyncDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private PythonPeer? _python;
    private SparkPeer? _spark;

    /// <summary>Gets the names that <see cref="ReaderAsync"/> knows.</summary>
    public static IReadOnlyList<string> Names { get; } = ["delta-rs", "duckdb", "spark"];

    /// <summary>Returns delta-rs and DuckDB; where they are absent the running test is skipped, or fails under CI.</summary>
    public async Task<PythonPeer> PythonAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return _python ??= await PythonPeer.StartAsync(cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Returns Spark; where it is absent the running test is skipped, or fails under CI.</summary>
    public async Task<SparkPeer> SparkAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return _spark ??= await SparkPeer.StartAsync(cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Returns one of <see cref="Names"/> as a reader.</summary>
    public async Task<IPeerReader> ReaderAsync(string name, CancellationToken cancellationToken) => name switch
    {
        "delta-rs" => (await PythonAsync(cancellationToken)).DeltaRs,
        "duckdb" => (await PythonAsync(cancellationToken)).DuckDb,
        "spark" => await SparkAsync(cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_python is not null)
        {
            await _python.DisposeAsync();
        }

        if (_spark is not null)
        {
            await _spark.DisposeAsync();
        }

        _turn.Dispose();
    }
}
