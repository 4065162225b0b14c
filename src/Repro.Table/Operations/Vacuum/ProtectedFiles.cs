using Repro.Table.Storage;

namespace Repro.Table.Operations.Vacuum;

/// <summary>The files that stay whatever their age, each with what keeps it.</summary>
internal sealed class ProtectedFiles
{
    private readonly Dictionary<UInt128, string?> _keepers = [];

    /// <summary>Protects a file; what protects it first is what keeps it.</summary>
    /// <param name="file">The file.</param>
    /// <param name="keptBy">What keeps it, in words; null for the newest version of the table.</param>
    public void Add(TablePath file, string? keptBy) => _keepers.TryAdd(PathDigest.Of(file), keptBy);

    /// <summary>Tells whether a file is protected.</summary>
    /// <param name="file">The file.</param>
    /// <param name="keptBy">What keeps it; null for the newest version of the table, or if nothing does.</param>
    public bool Contains(TablePath file, out string? keptBy) => _keepers.TryGetValue(PathDigest.Of(file), out keptBy);
}
