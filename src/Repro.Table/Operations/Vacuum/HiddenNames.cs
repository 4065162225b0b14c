using System.Collections.Immutable;
using Repro.Table.Log.State;
using Repro.Table.Storage;

namespace Repro.Table.Operations.Vacuum;

/// <summary>Which names below a table are not its own, so that vacuum never touches what they hold.</summary>
/// <remarks>
/// <code>
/// begins with _ or .                   hidden, at any depth
/// begins with _delta_index             not hidden
/// begins with _change_data             not hidden
/// directory that begins with COLUMN=   not hidden; the = counts: beside a column _date, _dates_backup stays hidden
/// metadata                             hidden where the table is an Iceberg table too
/// </code>
/// These are the rules of Spark, so that both delete the same.
/// </remarks>
internal sealed class HiddenNames
{
    private const string FormatsProperty = "delta.universalFormat.enabledFormats";

    private readonly ImmutableArray<string> _partitionPrefixes;
    private readonly bool _isIcebergTable;

    /// <summary>Takes the names that a version of a table implies.</summary>
    public HiddenNames(SnapshotState state)
    {
        // Writers name directories by the logical name, or under column mapping by the physical one.
        _partitionPrefixes =
        [
            .. state.Metadata.PartitionColumns.Union(state.Layout.PartitionColumns).Select(PartitionDirectory.Prefix),
        ];
        _isIcebergTable = state.Metadata.Configuration.TryGetValue(FormatsProperty, out string? formats)
            && formats is not null
            && formats.Contains("iceberg", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Tells whether a file is hidden by its own name or by a directory above it.</summary>
    public bool IsHidden(TablePath file)
    {
        ReadOnlySpan<char> path = file.Value;
        foreach (Range range in path.Split('/'))
        {
            ReadOnlySpan<char> name = path[range];
            bool isDirectory = range.End.Value < path.Length;
            if (name[0] is '_' or '.'
                ? !IsException(name, isDirectory)
                : _isIcebergTable && isDirectory && name is "metadata")
            {
                return true;
            }
        }

        return false;
    }

    private bool IsException(ReadOnlySpan<char> name, bool isDirectory)
    {
        if (name.StartsWith("_delta_index") || name.StartsWith("_change_data"))
        {
            return true;
        }

        if (isDirectory)
        {
            foreach (string prefix in _partitionPrefixes)
            {
                if (name.StartsWith(prefix, StringComparison.Ordinal))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
