using System.Text;
using CsCheck;
using Repro.Table.Log.Actions;
using Xunit;

namespace Repro.Table.Tests.Log.Actions;

public sealed class ActionPathTests
{
    [Fact]
    [Trait("MP", "43")]
    public void Every_relative_path_comes_back_equal() => Gen.String.Where(text => !text.StartsWith('/')).Sample(path =>
    {
        string encoded = ActionPath.Encode(path);
        Assert.Equal(ActionPathKind.Relative, ActionPath.KindOf(encoded));
        Assert.True(ActionPath.TryDecode(encoded, out string? decoded));
        Assert.Equal(path, decoded);
    });

    [Fact]
    public void Bytes_decode_as_text_does() => Gen.String[Gen.OneOf('%', '2', '5', 'e', 'F', 'G', 'é', '/'), 0, 12].Sample(path =>
    {
        byte[] buffer = Encoding.UTF8.GetBytes(path);
        bool areBytesFine = ActionPath.TryDecode(buffer, buffer, out int written);
        bool isTextFine = ActionPath.TryDecode(path, out string? decoded);
        Assert.True(areBytesFine || !isTextFine);
        if (isTextFine)
        {
            Assert.Equal(Encoding.UTF8.GetBytes(decoded!), buffer[..written]);
        }
    });

    [Theory]
    [InlineData("a+b", "a+b")]
    [InlineData("%252e%252e/x", "%2e%2e/x")]
    [InlineData("%2e%2E/x", "../x")]
    [InlineData("a%C3%BC", "aü")]
    [InlineData("aü%20", "aü ")]
    [InlineData("a%00", "a\0")]
    public void Paths_are_decoded_exactly_once(string encoded, string decoded)
    {
        Assert.True(ActionPath.TryDecode(encoded, out string? actual));
        Assert.Equal(decoded, actual);
    }

    [Theory]
    [InlineData("%")]
    [InlineData("a%2")]
    [InlineData("%G1")]
    [InlineData("%1G")]
    [InlineData("% 1")]
    [InlineData("%+1")]
    [InlineData("%FF")]
    [InlineData("%C3")]
    [InlineData("%ED%A0%80")]
    public void Malformed_escapes_are_told(string encoded)
    {
        Assert.False(ActionPath.TryDecode(encoded, out string? decoded));
        Assert.Null(decoded);
        Assert.Equal(TablePlacement.Malformed, ActionPath.ToTablePath(encoded, "/t", out string reason));
        Assert.NotEmpty(reason);
    }

    [Theory]
    [InlineData("a:b.parquet", "a%3Ab.parquet")]
    [InlineData("a/b:c", "a/b:c")]
    [InlineData("é:b", "é:b")]
    [InlineData("x\ny", "x%0Ay")]
    [InlineData("\u007f", "%7F")]
    [InlineData("a#b?c", "a%23b%3Fc")]
    public void Encoding_leaves_no_text_that_reads_as_a_URI(string path, string encoded) => Assert.Equal(encoded, ActionPath.Encode(path));

    [Theory]
    [InlineData("part-0.parquet", nameof(ActionPathKind.Relative))]
    [InlineData("%2Fetc/passwd", nameof(ActionPathKind.Relative))]
    [InlineData("file%3A/etc/passwd", nameof(ActionPathKind.Relative))]
    [InlineData("a/b:c", nameof(ActionPathKind.Relative))]
    [InlineData("../x", nameof(ActionPathKind.Relative))]
    [InlineData("\\\\host\\share\\x", nameof(ActionPathKind.Relative))]
    [InlineData("1a:b", nameof(ActionPathKind.Relative))]
    [InlineData("", nameof(ActionPathKind.Relative))]
    [InlineData("/a", nameof(ActionPathKind.AbsoluteFile))]
    [InlineData("file:/a", nameof(ActionPathKind.AbsoluteFile))]
    [InlineData("file:///a", nameof(ActionPathKind.AbsoluteFile))]
    [InlineData("FILE:///a", nameof(ActionPathKind.AbsoluteFile))]
    [InlineData("//host/x", nameof(ActionPathKind.Uri))]
    [InlineData("file://host/x", nameof(ActionPathKind.Uri))]
    [InlineData("file:a", nameof(ActionPathKind.Uri))]
    [InlineData("file:", nameof(ActionPathKind.Uri))]
    [InlineData("C:/x", nameof(ActionPathKind.Uri))]
    [InlineData("https://host/x", nameof(ActionPathKind.Uri))]
    [InlineData("abfss://c@account.dfs.core.windows.net/x", nameof(ActionPathKind.Uri))]
    [InlineData("s3a://bucket/x", nameof(ActionPathKind.Uri))]
    public void The_encoded_text_decides_what_a_path_is_relative_to(string path, string kind) =>
        Assert.Equal(kind, ActionPath.KindOf(path).ToString());

    [Theory]
    [InlineData("a%20b/c", "/data/t", "a b/c")]
    [InlineData("../x", "/data/t", "../x")]
    [InlineData("/data/t/a%20b", "/data/t", "a b")]
    [InlineData("/data/t/a", "/data/t/", "a")]
    [InlineData("file:/data/t/a", "/data/t", "a")]
    [InlineData("file:///data/t/a/b", "/data/t", "a/b")]
    [InlineData("file:///data/t/../x", "/data/t", "../x")]
    [InlineData("file:///data/my%20t/a", "/data/my t", "a")]
    [InlineData("file:///data/50%25/a", "/data/50%", "a")]
    [InlineData("/a", "/", "a")]
    [InlineData("file:///C:/data/t/a", "C:\\data\\t", "a")]
    [InlineData("https://Host/c/t/a%2Fb", "https://host/c/t", "a/b")]
    [InlineData("abfss://c@acc.dfs.core.windows.net/t/x=1/a", "abfss://c@acc.dfs.core.windows.net/t", "x=1/a")]
    [InlineData("https://h/my%20t/a", "https://h/my%20t", "a")]
    public void Paths_below_the_table_become_relative(string path, string location, string relative)
    {
        Assert.Equal(TablePlacement.Inside, ActionPath.ToTablePath(path, location, out string text));
        Assert.Equal(relative, text);
    }

    [Theory]
    [InlineData("/etc/passwd", "/data/t")]
    [InlineData("file:///etc/passwd", "/data/t")]
    [InlineData("/data/t", "/data/t")]
    [InlineData("/data/t/", "/data/t")]
    [InlineData("/data/tt/x", "/data/t")]
    [InlineData("/data/./t/x", "/data/t")]
    [InlineData("/Data/t/x", "/data/t")]
    [InlineData("//data/t/x", "/data/t")]
    [InlineData("//host/x", "/")]
    [InlineData("file://data/t/x", "/data/t")]
    [InlineData("file://localhost/data/t/x", "/data/t")]
    [InlineData("https://host/data/t/x", "/data/t")]
    [InlineData("/data/t/x", "https://host/data/t")]
    [InlineData("https://other/c/t/x", "https://host/c/t")]
    [InlineData("http://host/c/t/x", "https://host/c/t")]
    [InlineData("https://user@host/c/t/x", "https://host/c/t")]
    [InlineData("https://host:0/c/t/x", "https://host/c/t")]
    [InlineData("https://host/c/tenant-a-evil/x", "https://host/c/tenant-a")]
    [InlineData("https://host/c/t/x?sig=1", "https://host/c/t")]
    [InlineData("https://host/c/t/x#f", "https://host/c/t")]
    [InlineData("abfss://other@acc.dfs.core.windows.net/t/x", "abfss://c@acc.dfs.core.windows.net/t")]
    [InlineData("mailto:x", "/data/t")]
    [InlineData("C:/x", "/data/t")]
    public void Paths_elsewhere_are_outside(string path, string location)
    {
        Assert.Equal(TablePlacement.Outside, ActionPath.ToTablePath(path, location, out string reason));
        Assert.NotEmpty(reason);
    }

    [Theory]
    [InlineData("file:/a/b", "/a/b")]
    [InlineData("file:///a/b", "/a/b")]
    [InlineData("/a/b", "/a/b")]
    [InlineData("file://host/a", "file://host/a")]
    [InlineData("file:a", "file:a")]
    [InlineData("a/b", "a/b")]
    public void Spellings_of_one_file_have_one_replay_key(string decoded, string key) =>
        Assert.Equal(key, Encoding.UTF8.GetString(ActionPath.ReplayKey(Encoding.UTF8.GetBytes(decoded))));
}
