using System.Text;
using Repro.Table.Errors;
using Repro.Table.Log.Actions;
using Repro.Table.Storage;

namespace Repro.Table.Scanning;

/// <summary>The one door through which the path of an action becomes a path that a store is asked for.</summary>
internal static class DataFilePath
{
    /// <summary>Places the data file of an action in the store.</summary>
    /// <param name="encoded">The path as the log spells it.</param>
    /// <param name="location">The location of the table.</param>
    /// <exception cref="PathNotAllowedException">It would leave the table, lies in the log, or is no path.</exception>
    /// <exception cref="LogCorruptException">It is not URI-encoded.</exception>
    public static TablePath Resolve(string encoded, string location)
    {
        switch (ActionPath.ToTablePath(encoded, location, out string text))
        {
            case TablePlacement.Inside:
                TablePath path = TablePath.Parse(text);
                return path.IsBelow(TablePath.LogDirectory) || path == TablePath.LogDirectory
                    ? throw Throw.PathNotAllowed(encoded, "it lies in the log")
                    : path;
            case TablePlacement.Outside:
                throw Throw.PathNotAllowed(encoded, text);
            default:
                throw Throw.LogCorrupt(TablePath.LogDirectory.Value, line: null, $"the path '{encoded}' of a file cannot be used: {text}");
        }
    }

    /// <summary>Places the data file of a task in the store.</summary>
    public static TablePath Resolve(FileScanTask task, string location) =>
        Resolve(Encoding.UTF8.GetString(task.Files.Keys.Path(task.Row)), location);
}
