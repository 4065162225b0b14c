using CsCheck;
using Repro.Table.Cli.Tests.Running;
using Repro.Table.Schemas;

namespace Repro.Table.Cli.Tests.Rows;

/// <summary>What cat writes, an import takes back value by value.</summary>
public sealed class CsvRoundTripTests
{
    private static readonly Gen<string?> s_text = Gen.Frequency(
        (1, Gen.Const((string?)null)),
        (1, Gen.Const((string?)string.Empty)),
        (4, Gen.Char["aé ,;\"'\r\n\t=0\u001b€"].Array[0, 6].Select(chars => (string?)new string(chars))));

    private static readonly Gen<DateTimeOffset?> s_instant = Gen.Long[-62_135_596_800_000_000, 253_402_300_799_999_999]
        .Select(micros => DateTimeOffset.UnixEpoch.AddTicks(micros * 10)).Nullable();

    private static readonly Gen<Sample> s_sample = Gen.Select(
        s_text,
        Gen.Long.Nullable(),
        Gen.Double.Nullable(),
        Gen.Float.Nullable(),
        s_instant,
        Gen.Int[0, 3_652_058].Select(DateOnly.FromDayNumber).Nullable(),
        Gen.Bool.Nullable(),
        Gen.Byte.Array[0, 4].Null()).Select((text, number, real, small, at, day, flag, bytes) =>
            new Sample(text, number, real, small, at, day, flag, bytes));

    private sealed record Sample(
        string? Text, long? Number, double? Real, float? Small, DateTimeOffset? At, DateOnly? Day, bool? Flag, byte[]? Bytes);

    [Fact]
    public async Task Every_value_comes_back_as_it_was()
    {
        await s_sample.Array[1, 30].SampleAsync(
            async samples =>
            {
                using CliFolder folder = new();
                StructType schema = StructType.Of<Sample>();
                DeltaTable written = await DeltaTable.CreateAsync(folder.PathOf("a"), schema);
                await written.AppendAsync(samples);
                await DeltaTable.CreateAsync(folder.PathOf("b"), schema);

                (await folder.RunAsync(CancellationToken.None, "export", "a", "--out", "a.csv")).Ends(0);
                (await folder.RunAsync(CancellationToken.None, "import", "a.csv", "b")).Ends(0);
                Assert.Equal(await CatAsync(folder, "a"), await CatAsync(folder, "b"));
            },
            iter: 30);
    }

    private static async Task<string> CatAsync(CliFolder folder, string table) =>
        (await folder.RunAsync(CancellationToken.None, "cat", table, "--format", "jsonl")).Ends(0).Out;
}
