using System.Text;
using CsCheck;
using Repro.Table.Log.State;
using Xunit;

namespace Repro.Table.Tests.Log.State;

public class PartitionColumnTests
{
    [Fact]
    public void Values_are_what_was_set_and_null_elsewhere() => Gen
        .OneOf("", "a", "é", "__HIVE_DEFAULT_PARTITION__", "null", "absent")
        .Array[0, 40]
        .Sample(values =>
        {
            PartitionColumn.Builder builder = new("p");
            for (int row = 0; row < values.Length; row++)
            {
                Assert.True(values[row] switch
                {
                    "absent" => true,
                    "null" => builder.TrySetNull(row),
                    string value => builder.TrySet(row, Encoding.UTF8.GetBytes(value)),
                });
            }

            PartitionColumn column = builder.Build();

            Assert.Equal(values.Select(v => v is "absent" or "null" ? null : v), Enumerable.Range(0, values.Length).Select(r => column[r]));
            Assert.Equal(values.Except(["absent", "null"]).Distinct().Count(), column.Values.Length);
            Assert.Null(column[values.Length]);
        });

    [Fact]
    public void A_row_has_one_value()
    {
        PartitionColumn.Builder builder = new("p");

        Assert.True(builder.TrySet(3, "x"u8));
        Assert.False(builder.TrySet(3, "y"u8));
        Assert.False(builder.TrySetNull(3));
        Assert.False(builder.TrySetNull(2));
        Assert.Equal("x", builder.Build()[3]);
    }

    [Fact]
    public void A_value_longer_than_the_stack_buffer_is_kept()
    {
        string text = string.Concat(Enumerable.Repeat("日本", 500));
        PartitionColumn.Builder builder = new("p");
        builder.TrySet(0, Encoding.UTF8.GetBytes(text));

        Assert.Equal(text, builder.Build()[0]);
    }
}
