namespace Repro.Table.TestKit.Peers;

/// <summary>The folder <c>../shared</c> beside the checkout: peer engines and tables of other engines.</summary>
/// <remarks>The environment variable <c>REPRO_SHARED</c> names another place.</remarks>
public static class SharedFolder
{
    /// <summary>Returns the absolute path of something in it; without it the running test is skipped, or fails under CI.</summary>
    public static string Require(params string[] names)
    {
        string location = Path.Combine([Root(), .. names]);
        if (!Path.Exists(location))
        {
            Absence.SkipOrFail($"{location} is absent; REPRO_SHARED can name the shared folder.");
        }

        return location;
    }

    private static string Root()
    {
        if (Environment.GetEnvironmentVariable("REPRO_SHARED") is { Length: > 0 } named)
        {
            return Path.GetFullPath(named);
        }

        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Repro.Table.sln")))
            {
                return Path.GetFullPath(Path.Combine(at.FullName, "..", "shared"));
            }
        }

        throw new InvalidOperationException($"No Repro.Table.sln above {AppContext.BaseDirectory}.");
    }
}
