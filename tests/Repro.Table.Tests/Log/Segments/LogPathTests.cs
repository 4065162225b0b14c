using CsCheck;
using Repro.Table.Log.Segments;
using Xunit;

namespace Repro.Table.Tests.Log.Segments;

public sealed class LogPathTests
{
    private const string V7 = "00000000000000000007";

    [Theory]
    [Trait("MP", "16")]
    [InlineData(V7 + ".json", nameof(LogFileKind.Commit))]
    [InlineData(V7 + ".crc", nameof(LogFileKind.Checksum))]
    [InlineData(V7 + ".checkpoint.parquet", nameof(LogFileKind.ClassicCheckpoint))]
    [InlineData(V7 + ".checkpoint.0000000001.0000000002.parquet", nameof(LogFileKind.MultiPartCheckpoint))]
    [InlineData(V7 + ".checkpoint.80a083e8-7026-4e79-81be-64bd76c43a11.parquet", nameof(LogFileKind.UuidParquetCheckpoint))]
    [InlineData(V7 + ".checkpoint.80a083e8-7026-4e79-81be-64bd76c43a11.json", nameof(LogFileKind.UuidJsonCheckpoint))]
    [InlineData(V7 + ".00000000000000000009.compacted.json", nameof(LogFileKind.Compaction))]
    [InlineData(V7 + ".json.tmp", nameof(LogFileKind.Other))]
    [InlineData(V7 + ".json.crc", nameof(LogFileKind.Other))]
    [InlineData(V7 + ".JSON", nameof(LogFileKind.Other))]
    [InlineData(V7 + ".json ", nameof(LogFileKind.Other))]
    [InlineData(V7 + ".tmp", nameof(LogFileKind.Other))]
    [InlineData(V7 + "json", nameof(LogFileKind.Other))]
    [InlineData(V7, nameof(LogFileKind.Other))]
    [InlineData("-" + V7 + ".json", nameof(LogFileKind.Other))]
    [InlineData("." + V7 + ".json.crc", nameof(LogFileKind.Other))]
    [InlineData("." + V7 + ".json." + V7 + ".tmp", nameof(LogFileKind.Other))]
    [InlineData("_commit_" + V7 + ".json.tmp", nameof(LogFileKind.Other))]
    [InlineData("_commit_80a083e8.json.tmp", nameof(LogFileKind.Other))]
    [InlineData(V7 + ".80a083e8-7026-4e79-81be-64bd76c43a11.json", nameof(LogFileKind.Other))]
    [InlineData("_last_checkpoint", nameof(LogFileKind.Other))]
    [InlineData("_last_checkpoint.tmp", nameof(LogFileKind.Other))]
    [InlineData("_last_vacuum_info", nameof(LogFileKind.Other))]
    [InlineData("_sidecars", nameof(LogFileKind.Other))]
    [InlineData("_staged_commits", nameof(LogFileKind.Other))]
    [InlineData("", nameof(LogFileKind.Other))]
    [InlineData(".json", nameof(LogFileKind.Other))]
    [InlineData("٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٧.json", nameof(LogFileKind.Other))]
    [InlineData("7.crc", nameof(LogFileKind.Other))]
    [InlineData("7.checkpoint.parquet", nameof(LogFileKind.Other))]
    [InlineData(V7 + ".checkpoint.json", nameof(LogFileKind.Other))]
    [InlineData(V7 + ".checkpoint..json", nameof(LogFileKind.Other))]
    [InlineData(V7 + ".checkpoint.a.b.json", nameof(LogFileKind.Other))]
    [InlineData(V7 + ".checkpoint.parquet.tmp", nameof(LogFileKind.Other))]
    [InlineData(V7 + ".checkpoint.1.2.parquet", nameof(LogFileKind.Other))]
    [InlineData(V7 + ".checkpoint.0000000000.0000000002.parquet", nameof(LogFileKind.Other))]
    [InlineData(V7 + ".checkpoint.0000000003.0000000002.parquet", nameof(LogFileKind.Other))]
    [InlineData(V7 + ".checkpoint.0000000001.0000000002.json", nameof(LogFileKind.Other))]
    [InlineData(V7 + ".00000000000000000007.compacted.json", nameof(LogFileKind.Other))]
    [InlineData(V7 + ".00000000000000000003.compacted.json", nameof(LogFileKind.Other))]
    [InlineData(V7 + ".9.compacted.json", nameof(LogFileKind.Other))]
    [InlineData(V7 + ".compacted.json", nameof(LogFileKind.Other))]
    [InlineData("1.json", nameof(LogFileKind.MalformedCommit))]
    [InlineData("0000000000000000007.json", nameof(LogFileKind.MalformedCommit))]
    [InlineData("000000000000000000007.json", nameof(LogFileKind.MalformedCommit))]
    [InlineData("99999999999999999999.json", nameof(LogFileKind.MalformedCommit))]
    public void A_name_is_what_its_form_says(string name, string kind)
    {
        LogPath path = LogPath.Parse(name);
        Assert.Equal(kind, path.Kind.ToString());
        if (path.Kind is not (LogFileKind.Other or LogFileKind.MalformedCommit))
        {
            Assert.Equal(7, path.Version);
        }
        else if (path.Kind == LogFileKind.Other)
        {
            Assert.Equal(-1, path.Version);
        }
    }

    [Theory]
    [InlineData("1.json", 1)]
    [InlineData("000000000000000000007.json", 7)]
    [InlineData("99999999999999999999.json", -1)]
    [InlineData("09223372036854775808.json", -1)]
    public void A_malformed_commit_tells_its_number_if_it_has_one(string name, long version)
    {
        LogPath path = LogPath.Parse(name);
        Assert.Equal(LogFileKind.MalformedCommit, path.Kind);
        Assert.Equal(version, path.Version);
    }

    [Fact]
    public void The_largest_version_is_a_version() =>
        Assert.Equal((LogFileKind.Commit, long.MaxValue), Kind("09223372036854775807.json"));

    [Fact]
    public void Parts_and_ranges_are_numbers()
    {
        LogPath part = LogPath.Parse(V7 + ".checkpoint.0000000001.4294967295.parquet");
        Assert.Equal((1L, 4294967295L), (part.Part, part.PartCount));
        Assert.Equal(9, LogPath.Parse(V7 + ".00000000000000000009.compacted.json").LastVersion);
        Assert.Equal(7, LogPath.Parse(V7 + ".json").LastVersion);
    }

    [Fact]
    public void Names_that_are_made_are_understood() => Gen.Long[0, long.MaxValue].Sample(version =>
    {
        Assert.Equal((LogFileKind.Commit, version), Kind(LogPath.CommitName(version)));
        Assert.Equal((LogFileKind.ClassicCheckpoint, version), Kind(LogPath.CheckpointName(version)));
        Assert.Equal((LogFileKind.Checksum, version), Kind(LogPath.ChecksumName(version)));
    });

    [Fact]
    public void The_listing_start_stands_between_two_versions() => Gen.Long[1, long.MaxValue].Sample(version =>
    {
        string start = LogPath.ListingStart(version);
        Assert.True(string.CompareOrdinal(LogPath.CommitName(version - 1), start) < 0);
        Assert.True(string.CompareOrdinal(start, LogPath.CheckpointName(version)) < 0);
        Assert.True(string.CompareOrdinal(LogPath.CheckpointName(version), LogPath.ChecksumName(version)) < 0);
        Assert.True(string.CompareOrdinal(LogPath.ChecksumName(version), LogPath.CommitName(version)) < 0);
    });

    [Fact]
    public void Any_text_is_understood_without_failing() => Gen.String.Sample(text => LogPath.Parse(text));

    [Fact]
    public void A_version_is_never_negative() => Assert.Throws<ArgumentOutOfRangeException>(() => LogPath.CommitName(-1));

    private static (LogFileKind Kind, long Version) Kind(string name) => (LogPath.Parse(name).Kind, LogPath.Parse(name).Version);
}
