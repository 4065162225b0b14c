using System.Globalization;

namespace Repro.Table.Errors;

/// <summary>Failures of reading a version.</summary>
internal static partial class Throw
{
    public static DataFileMissingException VersionIncomplete(
        string location, long version, int missing, long total, string path, string cause, Exception innerException) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Version {version} of {location} cannot be read: {missing} of its {total} files are gone (first: {path}), {cause}. ")
            + "Read a newer version, or restore the files from a copy.",
            innerException)
        {
            Path = path,
            Reason = cause,
            Location = location,
            Version = version,
        };
}
