using Repro.Table.Cli.Failures;
using Repro.Table.Cli.Targets;

namespace Repro.Table.Cli.Tests.Targets;

public sealed class TableReferenceTests
{
    [Theory]
    [InlineData("data/patients", "data/patients", null)]
    [InlineData("data/patients@3", "data/patients", 3L)]
    [InlineData("data/patients@v3", "data/patients", 3L)]
    [InlineData("data/patients@0", "data/patients", 0L)]
    [InlineData("runs@3/", "runs@3/", null)]
    [InlineData("me@home", "me@home", null)]
    [InlineData("me@home@12", "me@home", 12L)]
    [InlineData("@3", "@3", null)]
    [InlineData("t@-1", "t@-1", null)]
    [InlineData("file:///data/my%20table@2", "/data/my table", 2L)]
    public void A_version_stands_behind_the_last_at_sign(string text, string path, long? version)
    {
        TableReference reference = TableReference.Parse(text);
        Assert.Equal(path, reference.Path);
        Assert.Equal(version, reference.Version);
    }

    [Theory]
    [InlineData("")]
    [InlineData("s3://bucket/table")]
    [InlineData("abfss://c@account/table")]
    public void What_is_no_local_table_is_a_usage_error(string text) =>
        Assert.Equal(ExitCode.Usage, Assert.Throws<CliException>(() => TableReference.Parse(text)).Exit);
}
