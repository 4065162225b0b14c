using Repro.Table.Cli.Failures;

namespace Repro.Table.Cli.Demo;

/// <summary>The folder that a demo leaves behind.</summary>
internal static class DemoFolder
{
    private const string Name = "repro-demo";

    /// <summary>Returns a folder that does not exist yet: <c>repro-demo</c>, else <c>repro-demo-2</c> and so on.</summary>
    public static string Next(string parent)
    {
        string folder = Path.Combine(parent, Name);
        for (int i = 2; Path.Exists(folder); i++)
        {
            folder = Path.Combine(parent, FormattableString.Invariant($"{Name}-{i}"));
        }

        return folder;
    }

    /// <summary>Checks a folder that the user chose: what is there already is never touched.</summary>
    /// <exception cref="CliException">It is a file, or holds something.</exception>
    public static void CheckIsFree(string folder)
    {
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
        {
            throw CliException.Usage(
                $"'{folder}' is not an empty folder.", "Choose another --path, or leave it out for a new folder.");
        }
    }
}
