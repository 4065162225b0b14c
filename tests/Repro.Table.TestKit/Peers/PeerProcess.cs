using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Repro.Table.TestKit.Peers;

/// <summary>A peer engine's process, kept: a JSON request a line in, a JSON answer a line out, one at a time.</summary>
/// <remarks>A process that crashed, or that was stopped because it kept silent too long, is started anew by the next
/// request.</remarks>
internal sealed class PeerProcess(
    string peer, string launcher, IReadOnlyDictionary<string, string> environment, TimeSpan limit) : IAsyncDisposable
{
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly SemaphoreSlim _turn = new(1);
    private readonly StringBuilder _complaints = new();
    private Process? _process;

    /// <summary>Sends a request and returns the answer to it.</summary>
    /// <exception cref="PeerException">The process ended, or did not answer within the limit.</exception>
    public async Task<JsonElement> AskAsync(JsonObject request, CancellationToken cancellationToken)
    {
        string line = request.ToJsonString();
        await _turn.WaitAsync(cancellationToken);
        try
        {
            _process ??= Start();
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(limit);
            string? answer = await ExchangeAsync(_process, line, patience.Token);
            return answer is null
                ? throw Failed(line, "Crash")
                : JsonElement.Parse(answer);
        }
        catch (OperationCanceledException)
        {
            // The answer is still to come and would be taken for that to the next request.
            Stop();
            cancellationToken.ThrowIfCancellationRequested();
            throw Failed(line, "Timeout");
        }
        catch (IOException)
        {
            throw Failed(line, "Crash");
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Lets the process end by itself by closing its input; stops it when it does not.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_process is { } process)
        {
            process.StandardInput.Close();
            using var patience = new CancellationTokenSource(Farewell);
            try
            {
                await process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                // Stopped below.
            }

            Stop();
        }

        _turn.Dispose();
    }

    private static async Task<string?> ExchangeAsync(Process process, string line, CancellationToken cancellationToken)
    {
        await process.StandardInput.WriteAsync((line + "\n").AsMemory(), cancellationToken);
        await process.StandardInput.FlushAsync(cancellationToken);
        return await process.StandardOutput.ReadLineAsync(cancellationToken);
    }

    private Process Start()
    {
        var start = new ProcessStartInfo(launcher, "serve")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = Utf8,
            StandardOutputEncoding = Utf8,
        };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        Process process = Process.Start(start)!; // A new process, never a reused one: not null.
        process.ErrorDataReceived += (_, said) => Keep(said.Data);
        process.BeginErrorReadLine();
        return process;
    }

    private void Keep(string? complaint)
    {
        lock (_complaints)
        {
            _complaints.AppendLine(complaint);
            _complaints.Remove(0, Math.Max(0, _complaints.Length - 4000));
        }
    }

    private PeerException Failed(string request, string kind)
    {
        Stop();
        lock (_complaints)
        {
            string said = _complaints.ToString().Trim();
            return new PeerException(peer, request, kind, said.Length == 0 ? "it said nothing" : said);
        }
    }

    private void Stop()
    {
        if (_process is { } process)
        {
            process.Kill(entireProcessTree: true);
            process.Dispose();
            _process = null;
        }
    }
}
