using System.Text.Json.Nodes;
using Repro.Table.Cli.Failures;

namespace Repro.Table.Cli.Sources;

/// <summary>The failures that files of every form share.</summary>
internal static class SourceErrors
{
    public static CliException NotFound(string path) => new(
        "FileNotFound", ExitCode.Failed, $"There is no file '{path}'.", "The file comes before the table: FILE TABLE.")
    {
        Details = new JsonObject { ["file"] = path },
    };

    /// <summary>Returns the failure of a file that would have to be read twice.</summary>
    public static CliException ReadOnce(string path) => CliException.Usage(
        $"'{path}' is a pipe, and an import into a new table reads its file twice.", "Make the table first, with repro create.");
}
