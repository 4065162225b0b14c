using Xunit;

namespace Repro.Table.Tests.Data;

/// <summary>Finds what lies beside the project: tables of other engines, and the engines themselves.</summary>
internal static class SharedFolder
{
    /// <summary>Returns a path below <c>../shared</c>; skips the test where it is absent, and fails it under <c>CI=true</c>.</summary>
    public static string Find(string name)
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string path = Path.Combine(folder.FullName, "shared", name);
            if (Path.Exists(path) && !Path.Exists(Path.Combine(folder.FullName, "Repro.Table.sln")))
            {
                return path;
            }
        }

        Assert.False(Environment.GetEnvironmentVariable("CI") == "true", $"../shared/{name} is absent, and CI needs it");
        Assert.Skip($"../shared/{name} is absent");
        return string.Empty;
    }
}
