using System.Text.Json;

namespace Repro.Table.Cli.Tests.Running;

/// <summary>The vectors of our own formats, from <c>spec/vectors</c>.</summary>
internal static class TestVectors
{
    public static JsonElement Read(string name)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "vectors", name);
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
        return document.RootElement.Clone();
    }
}
