using Microsoft.Extensions.Time.Testing;
using Repro.Table.Storage;
using Repro.Table.Storage.Memory;
using Xunit;

namespace Repro.Table.Tests.Storage.Memory;

public sealed class MemoryTableStoreTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Objects_carry_the_time_of_the_clock_that_was_given()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2001, 2, 3, 4, 5, 6, TimeSpan.Zero));
        var store = new MemoryTableStore(clock);
        await store.PutAsync(TablePath.Parse("x"), new byte[1], PutMode.CreateOnly, Token);
        var before = clock.GetUtcNow();
        clock.Advance(TimeSpan.FromDays(1));
        await store.PutAsync(TablePath.Parse("y"), new byte[1], PutMode.CreateOnly, Token);
        Assert.Equal(before, (await store.HeadAsync(TablePath.Parse("x"), Token))!.Value.ModifiedAt);
        Assert.Equal(before.AddDays(1), (await store.HeadAsync(TablePath.Parse("y"), Token))!.Value.ModifiedAt);
    }

    [Fact]
    public async Task A_data_file_is_invisible_until_it_is_complete()
    {
        var store = new MemoryTableStore();
        await using var writer = await store.CreateFileAsync(TablePath.Parse("x"), Token);
        await writer.WriteAsync(new byte[1], Token);
        Assert.Null(await store.HeadAsync(TablePath.Parse("x"), Token));
        await writer.CompleteAsync(Token);
        Assert.NotNull(await store.HeadAsync(TablePath.Parse("x"), Token));
    }
}
