using CsCheck;
using Repro.Table.Log.State;
using Xunit;

namespace Repro.Table.Tests.Log.State;

public class RowSetTests
{
    [Fact]
    public void It_behaves_like_a_set_and_never_changes() => Gen
        .Select(Gen.Int[0, 199].Array[0, 50], Gen.Int[0, 199].Array[0, 50])
        .Sample((first, second) =>
        {
            RowSet one = Build(RowSet.Empty, first);
            RowSet two = Build(one, second);

            Same(first, one);
            Same([.. first, .. second], two);
        });

    [Fact]
    public void Adding_nothing_gives_the_same_set()
    {
        RowSet set = Build(RowSet.Empty, [3]);

        Assert.Same(set, new RowSet.Builder(set).Build());
        Assert.Same(RowSet.Empty, new RowSet.Builder(RowSet.Empty).Build());
    }

    [Fact]
    public void A_builder_goes_on_from_what_it_built()
    {
        RowSet.Builder builder = new(RowSet.Empty);
        builder.Add(1, 200);
        RowSet first = builder.Build();
        builder.Add(2, 200);
        RowSet second = builder.Build();

        Same([1], first);
        Same([1, 2], second);
    }

    [Fact]
    public void The_last_row_of_the_largest_segment_fits()
    {
        RowSet set = Build(RowSet.Empty, [FileSegment.MaxRows - 1], FileSegment.MaxRows);

        Assert.True(set.Contains(FileSegment.MaxRows - 1));
        Assert.Equal(1, set.Count);
    }

    private static RowSet Build(RowSet start, IEnumerable<int> rows, int rowCount = 200)
    {
        RowSet.Builder builder = new(start);
        foreach (int row in rows)
        {
            builder.Add(row, rowCount);
        }

        return builder.Build();
    }

    private static void Same(IEnumerable<int> expected, RowSet actual)
    {
        Assert.Equal(expected.Distinct().Order(), Enumerable.Range(0, 300).Where(actual.Contains));
        Assert.Equal(expected.Distinct().Count(), actual.Count);
    }
}
