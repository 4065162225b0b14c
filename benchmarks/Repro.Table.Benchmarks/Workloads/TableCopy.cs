using System.Runtime.InteropServices;

namespace Repro.Table.Benchmarks.Workloads;

/// <summary>A copy of a table that a workload may change: its log copied, its data files as further names of the same ones.</summary>
internal static partial class TableCopy
{
    /// <summary>Makes the copy.</summary>
    public static void Make(string table, string target)
    {
        foreach (string file in Directory.EnumerateFiles(table, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(target, Path.GetRelativePath(table, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!); // The target is no root, so it has a parent.
            if (file.Contains("_delta_log", StringComparison.Ordinal) || Link(file, copy) != 0)
            {
                File.Copy(file, copy);
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string existing, string name);
}
