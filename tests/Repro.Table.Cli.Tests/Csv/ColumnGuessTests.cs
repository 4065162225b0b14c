using System.Text;
using Repro.Table.Cli.Csv;

namespace Repro.Table.Cli.Tests.Csv;

public sealed class ColumnGuessTests
{
    [Theory]
    [InlineData("long", "1", "-5", "0", "9223372036854775807")]
    [InlineData("string", "9223372036854775808")]
    [InlineData("double", "1", "2.5")]
    [InlineData("double", "1e5", "-.5", "3.")]
    [InlineData("double", "9007199254740992", "0.5")]
    [InlineData("string", "9007199254740993", "0.5")]
    [InlineData("double", "NaN", "1")]
    [InlineData("double", "-inf", "1.5")]
    [InlineData("string", "NaN", "nan")]
    [InlineData("double", "-0")]
    [InlineData("string", "1e999")]
    [InlineData("string", "007")]
    [InlineData("string", "7", "08")]
    [InlineData("string", "00.5")]
    [InlineData("double", "0.5", "0")]
    [InlineData("string", "+49")]
    [InlineData("string", "1,5")]
    [InlineData("string", "1_000")]
    [InlineData("string", " 1")]
    [InlineData("string", "0x10")]
    [InlineData("boolean", "true", "False", "TRUE")]
    [InlineData("string", "true", "yes")]
    [InlineData("string", "true", "1")]
    [InlineData("date", "2024-02-29", "1999-12-31")]
    [InlineData("string", "2023-02-29")]
    [InlineData("timestamp", "2024-02-29T12:00:00Z")]
    [InlineData("timestamp", "2024-02-29 12:00", "2024-03-01")]
    [InlineData("string", "2024-02-29", "5")]
    [InlineData("string", "2024-02-29T12:00:00.1234567Z")]
    [InlineData("string", "-")]
    [InlineData("string", "ä")]
    [InlineData("string")]
    public void The_type_is_the_first_that_every_value_fits(string type, params string[] values)
    {
        ColumnGuess guess = new();
        foreach (string value in values)
        {
            guess.Observe(Encoding.UTF8.GetBytes(value));
        }

        Assert.Equal(type, guess.Type.ToString());
    }

    [Fact]
    public void The_guess_does_not_depend_on_the_order_of_values()
    {
        string[] values = ["1", "2.5", "NaN", "2024-01-01", "true", "x"];
        foreach (string first in values)
        {
            foreach (string second in values)
            {
                Assert.Equal(Guess(first, second), Guess(second, first));
            }
        }

        static string Guess(string first, string second)
        {
            ColumnGuess guess = new();
            guess.Observe(Encoding.UTF8.GetBytes(first));
            guess.Observe(Encoding.UTF8.GetBytes(second));
            return guess.Type.ToString()!;
        }
    }
}
