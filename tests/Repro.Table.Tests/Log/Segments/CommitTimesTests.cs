using CsCheck;
using Repro.Table.Log.Segments;
using Repro.Table.Storage;
using Xunit;

namespace Repro.Table.Tests.Log.Segments;

public sealed class CommitTimesTests
{
    [Fact]
    public void Times_rise_strictly_and_change_only_where_they_would_not()
    {
        Gen.Long[0, 20].Array[1, 12].Sample(times =>
        {
            CommitTimes adjusted = Of(times);
            for (int i = 0; i < times.Length; i++)
            {
                long expected = i == 0 ? times[0] : Math.Max(times[i], adjusted.Of(i - 1)!.Value + 1); // each was listed
                Assert.Equal(expected, adjusted.Of(i));
            }
        });
    }

    [Fact]
    public void The_newest_at_or_before_is_the_one_that_a_look_at_each_finds()
    {
        Gen.Select(Gen.Long[0, 20].Array[1, 12], Gen.Long[-1, 40], Gen.Int[0, 12], Gen.Int[-1, 12]).Sample((times, time, first, last) =>
        {
            CommitTimes adjusted = Of(times);
            long? expected = Enumerable.Range(0, times.Length)
                .Where(v => v >= first && v <= last && adjusted.Of(v) <= time).Select(v => (long?)v).LastOrDefault();
            Assert.Equal(expected, adjusted.NewestAtOrBefore(time, first, last));
        });
    }

    [Fact]
    public void A_version_that_was_not_listed_has_no_time()
    {
        Assert.Null(Of(5).Of(1));
        Assert.Null(new CommitTimes([]).Of(0));
        Assert.Null(new CommitTimes([]).NewestAtOrBefore(long.MaxValue, 0, long.MaxValue - 1));
    }

    [Theory]
    [InlineData(long.MinValue, 1)]
    [InlineData(0, 1970)]
    [InlineData(long.MaxValue, 9999)]
    public void Times_beyond_the_calendar_become_its_ends(long time, int year) => Assert.Equal(year, CommitTimes.ToInstant(time).Year);

    private static CommitTimes Of(params long[] times) =>
        new([.. times.Select((time, version) => new CommitFile(version, new StoreEntry
        {
            Path = LogPath.CommitPath(version),
            SizeInBytes = 1,
            ModifiedAt = DateTimeOffset.FromUnixTimeMilliseconds(time),
        }))]);
}
