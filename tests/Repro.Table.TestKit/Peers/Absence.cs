using System.Diagnostics.CodeAnalysis;
using Xunit;

namespace Repro.Table.TestKit.Peers;

/// <summary>What a test does that needs something this machine does not have.</summary>
public static class Absence
{
    /// <summary>Skips the running test with a reason; under <c>CI=true</c>, where all must be there, fails it.</summary>
    [DoesNotReturn]
    public static void SkipOrFail(string reason)
    {
        if (Environment.GetEnvironmentVariable("CI") == "true")
        {
            Assert.Fail(reason);
        }

        Assert.Skip(reason);
    }
}
