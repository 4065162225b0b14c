using System.Globalization;
using Repro.Table.Schemas;
using Repro.Table.TestKit.Storage;
using Xunit;

namespace Repro.Table.Tests.Log.Commits.Processes;

public sealed class AppendProcessesTests : IDisposable
{
    private const int Workers = 8;
    private const int Appends = 20;

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    [Trait("MP", "21")]
    [Trait("MP", "28")]
    public async Task Processes_that_append_at_once_all_succeed_and_no_row_is_lost_or_doubled()
    {
        await DeltaTable.CreateAsync(_folder.Path, StructType.Of<AppendedRow>(), cancellationToken: Token);
        var workers = Enumerable.Range(0, Workers)
            .Select(worker => WorkerProcess.Start(
                AppendWorker.Argument,
                _folder.Path,
                (worker * 1000).ToString(CultureInfo.InvariantCulture),
                Appends.ToString(CultureInfo.InvariantCulture)))
            .ToList();
        List<long> told = [];
        try
        {
            foreach (var worker in workers)
            {
                Assert.Equal(AppendWorker.Ready, await worker.StandardOutput.ReadLineAsync(Token));
            }

            foreach (var worker in workers)
            {
                await worker.StandardInput.WriteLineAsync("go");
                await worker.StandardInput.FlushAsync(Token);
            }

            var outputs = await Task.WhenAll(workers.Select(worker => worker.StandardOutput.ReadToEndAsync(Token)));
            foreach (var worker in workers)
            {
                await worker.WaitForExitAsync(Token);
                Assert.True(worker.ExitCode == 0, await worker.StandardError.ReadToEndAsync(Token));
            }

            told.AddRange(outputs
                .SelectMany(output => output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                .Select(line => long.Parse(line, CultureInfo.InvariantCulture)));
        }
        finally
        {
            workers.ForEach(WorkerProcess.End);
        }

        var table = await DeltaTable.OpenAsync(_folder.Path, Token);
        List<long> rows = [];
        await foreach (var row in table.Latest.ReadAsync<AppendedRow>(cancellationToken: Token))
        {
            rows.Add(row.Id);
        }

        var written = Enumerable.Range(0, Workers).SelectMany(worker => Enumerable.Range(worker * 1000, Appends).Select(id => (long)id)).ToList();
        Assert.Equal(written, told.Order());
        Assert.Equal(written, rows.Order());
        Assert.Equal(Workers * Appends, table.Latest.Version);
    }
}
