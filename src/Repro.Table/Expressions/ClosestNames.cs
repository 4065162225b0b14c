using Repro.Table.Schemas;

namespace Repro.Table.Expressions;

/// <summary>The names that somebody may have meant by a name that does not exist.</summary>
internal static class ClosestNames
{
    private const int MaxNames = 3;

    /// <summary>Returns the closest names of a level, best first, or the first names if none is close.</summary>
    public static IReadOnlyList<string> Of(string name, StructType level)
    {
        int tolerance = Math.Max(1, name.Length / 3);
        List<string> close = level.Fields
            .Select(field => (field.Name, Distance: Distance(name, field.Name)))
            .Where(candidate => candidate.Distance <= tolerance)
            .OrderBy(candidate => candidate.Distance)
            .Take(MaxNames)
            .Select(candidate => candidate.Name)
            .ToList();
        return close.Count > 0 ? close : [.. level.Fields.Take(MaxNames).Select(field => field.Name)];
    }

    /// <summary>Counts the insertions, deletions and replacements between two names, ignoring case.</summary>
    private static int Distance(string left, string right)
    {
        int[] previous = [.. Enumerable.Range(0, right.Length + 1)];
        int[] current = new int[right.Length + 1];
        for (int i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int replaced = char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]) ? 0 : 1;
                current[j] = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + replaced);
            }

            (previous, current) = (current, previous);
        }

        return previous[right.Length];
    }
}
