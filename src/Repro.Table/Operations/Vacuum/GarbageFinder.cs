using System.Globalization;
using Repro.Table.Log.State;
using Repro.Table.Storage;

namespace Repro.Table.Operations.Vacuum;

/// <summary>Lists a table and finds the files that nothing keeps.</summary>
internal sealed class GarbageFinder(ITableStore store, ProtectedFilesReader protection)
{
    private const string Youth = "younger than the retention, so that a write under way may be about to commit them";

    /// <summary>Finds the garbage of a table.</summary>
    /// <remarks>The listing comes after everything else was read: a file that was committed in between is then either
    /// known to be live or too young to go.</remarks>
    /// <exception cref="Errors.StoreException">A part of the table cannot be listed.</exception>
    public async Task<Garbage> FindAsync(
        SnapshotState latest, VacuumRetention retention, CancellationToken cancellationToken)
    {
        ProtectedFiles protectedFiles = await protection
            .ReadAsync(latest, retention, cancellationToken).ConfigureAwait(false);
        HiddenNames hidden = new(latest);
        HashSet<UInt128> existing = [];
        List<StoreEntry> garbage = [];
        SortedDictionary<string, Tally> kept = new(StringComparer.Ordinal);
        await foreach (StoreEntry entry in store.ListTreeAsync(default, cancellationToken).ConfigureAwait(false))
        {
            if (entry.Path.IsBelow(TablePath.LogDirectory))
            {
                continue;
            }

            existing.Add(PathDigest.Of(entry.Path));
            if (hidden.IsHidden(entry.Path))
            {
                continue;
            }

            bool isProtected = protectedFiles.Contains(entry.Path, out string? keptBy);
            keptBy ??= !isProtected && entry.ModifiedAt >= retention.Horizon ? Youth : null;
            if (keptBy is not null)
            {
                kept[keptBy] = kept.GetValueOrDefault(keptBy).Add(entry);
            }
            else if (!isProtected)
            {
                garbage.Add(entry);
            }
        }

        garbage.Sort(static (x, y) => Utf8Order.Compare(x.Path.Value, y.Path.Value));
        return new Garbage
        {
            Files = [.. garbage],
            Existing = existing,
            KeptBy = [.. kept.Select(k => k.Value.Describe(k.Key))],
        };
    }

    private readonly record struct Tally(long Count, long SizeInBytes)
    {
        public Tally Add(StoreEntry entry) => new(Count + 1, SizeInBytes + entry.SizeInBytes);

        public string Describe(string keptBy) => string.Create(
            CultureInfo.InvariantCulture,
            $"{Count:N0} file{(Count == 1 ? string.Empty : "s")}, {SizeInBytes:N0} bytes: {keptBy}");
    }
}
