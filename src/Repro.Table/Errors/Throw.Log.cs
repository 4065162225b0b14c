using System.Globalization;

namespace Repro.Table.Errors;

/// <summary>Failures of the log.</summary>
internal static partial class Throw
{
    public static LogCorruptException LogCorrupt(
        string path, int? line, string reason, Exception? innerException = null, long? version = null)
    {
        string place = line is int number ? string.Create(CultureInfo.InvariantCulture, $"{path}, line {number}") : path;
        return new LogCorruptException(
            $"The log file {place} cannot be used: {reason}. "
            + "Versions before it may still open by number; restore the file from a copy, or read the table as of an earlier version.",
            innerException)
        {
            Path = path,
            LineNumber = line,
            Reason = reason,
            Version = version,
        };
    }

    public static LogCorruptException LogGap(string path, long missing, long? version = null) =>
        LogCorrupt(path, line: null, string.Create(CultureInfo.InvariantCulture, $"version {missing} is missing from the log"), version: version);

    public static TableNotFoundException TableNotFound(string location) =>
        new($"There is no Delta table at {location}: it has no _delta_log with a commit in it. "
            + "Check the path, or create the table with DeltaTable.CreateAsync or `repro create`.")
        {
            Location = location,
        };

    public static TableExistsException TableExists(string location) =>
        new($"There is a table at {location} already. Open it with DeltaTable.OpenAsync, or choose another place.")
        {
            Location = location,
        };

    public static VersionNotFoundException VersionNotFound(string requested, long? earliest, long? latest, string location, string why)
    {
        string range = earliest is long first && latest is long last
            ? string.Create(CultureInfo.InvariantCulture, $" Versions {first} to {last} exist.")
            : string.Empty;
        return new VersionNotFoundException($"{location} cannot be read as of {requested}: {why}.{range} `repro history` lists them.")
        {
            Requested = requested,
            Earliest = earliest,
            Latest = latest,
            Location = location,
        };
    }
}
