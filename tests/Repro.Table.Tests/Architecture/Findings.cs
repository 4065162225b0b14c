using Xunit;

namespace Repro.Table.Tests.Architecture;

/// <summary>What a rule found.</summary>
internal static class Findings
{
    /// <summary>Passes if there are none, and shows all of them otherwise.</summary>
    public static void None(IEnumerable<string> findings)
    {
        string[] all = [.. findings.Distinct()];
        Assert.True(all.Length == 0, string.Join(Environment.NewLine, all));
    }
}
