namespace Repro.Table.TestKit.Peers;

/// <summary>A peer engine refused a request, or did not answer it.</summary>
public sealed class PeerException : Exception
{
    public PeerException(string peer, string request, string kind, string message)
        : base($"{peer} answered {kind}: {message}\nto: {request}")
    {
        Kind = kind;
    }

    /// <summary>Gets the name of the failure: Spark's condition or exception class, Python's exception type, or
    /// <c>Timeout</c> and <c>Crash</c> of the process itself.</summary>
    public string Kind { get; }
}
