using System.Runtime.InteropServices;
using System.Text;
using Repro.Table.Cli;
using Repro.Table.Cli.Terminal;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

using CancellationTokenSource cancellation = new();

// Both signals end a run the same way: what is under way is cancelled, the table stays as it was, and the exit code says so.
void Cancel(PosixSignalContext signal)
{
    // A second signal is left to the runtime, which ends the process at once.
    signal.Cancel = !cancellation.IsCancellationRequested;
    cancellation.Cancel();
}

using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);

return await CliApplication.RunAsync(args, CliHost.OfThisProcess(), cancellation.Token).ConfigureAwait(false);
