using System.Runtime.CompilerServices;
using Apache.Arrow;
using Repro.Table.Errors;
using Repro.Table.Log.State;
using Repro.Table.Scanning;

namespace Repro.Table;

/// <summary>A read of a version that is prepared: what it reads is known, nothing is opened yet.</summary>
/// <remarks>
/// Immutable and thread safe; it may be read any number of times, with the same rows in the same order. Files of which the log
/// says that no row meets the condition are never opened.
/// </remarks>
public sealed class Scan
{
    private readonly TableRooms _rooms;
    private readonly ScanOptions _options;
    private readonly PlannedScan _planned;

    internal Scan(TableRooms rooms, SnapshotState state, ScanOptions options)
    {
        _rooms = rooms;
        _options = options;
        _planned = ScanReader.Plan(state, options);
    }

    /// <summary>Returns what is read and what was pruned by what; asks nobody.</summary>
    public ScanPlan Plan() => new(_planned);

    /// <summary>Reads the rows; as <see cref="Snapshot.ReadBatchesAsync"/>.</summary>
    /// <inheritdoc cref="Snapshot.ReadBatchesAsync"/>
    public async IAsyncEnumerable<RecordBatch> ReadBatchesAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        _rooms.RequireScannable(_planned.State);
        IAsyncEnumerator<RecordBatch> batches = _rooms.Scans
            .ReadAsync(_planned, _options, cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
        await using (batches.ConfigureAwait(false))
        {
            while (await MoveNextAsync(batches, cancellationToken).ConfigureAwait(false))
            {
                yield return batches.Current;
            }
        }
    }

    // A bare file-not-found helps nobody: how much of the version is gone, and who took it, is worth a listing.
    private async Task<bool> MoveNextAsync(IAsyncEnumerator<RecordBatch> batches, CancellationToken cancellationToken)
    {
        try
        {
            return await batches.MoveNextAsync().ConfigureAwait(false);
        }
        catch (DataFileMissingException exception)
        {
            throw await _rooms.Missing.ExplainAsync(_planned.State, exception, cancellationToken).ConfigureAwait(false);
        }
    }
}
