using System.Reflection;
using Repro.Table.Storage;
using Repro.Table.TestKit.Storage;
using Xunit;

namespace Repro.Table.Tests.TestKit;

/// <summary>The contract of stores catches a store that breaks it.</summary>
public sealed class TableStoreContractTests
{
    [Fact]
    public async Task A_store_that_keeps_its_promises_passes() => Assert.Empty(await FailuresAsync(BrokenPromise.None));

    [Theory]
    [InlineData(BrokenPromise.CreateOnlyReplaces, nameof(TableStoreContract.A_create_only_put_creates_once_and_then_refuses))]
    [InlineData(
        BrokenPromise.CreateOnlyLooksFirst, nameof(TableStoreContract.Of_many_create_only_puts_at_once_exactly_one_wins_and_its_bytes_stay))]
    [InlineData(BrokenPromise.PutKeepsTheBuffer, nameof(TableStoreContract.The_bytes_of_a_put_may_be_reused_when_it_has_returned))]
    [InlineData(BrokenPromise.ListIgnoresAfter, nameof(TableStoreContract.A_listing_starts_strictly_after_a_name_that_need_not_exist))]
    [InlineData(BrokenPromise.ListIsInOrderOfUtf16, nameof(TableStoreContract.A_listing_is_in_the_order_of_UTF8_bytes))]
    [InlineData(
        BrokenPromise.TagStays,
        nameof(TableStoreContract.A_range_under_a_tag_is_refused_once_the_object_was_replaced_even_by_equal_bytes))]
    [InlineData(BrokenPromise.DeleteIgnoresTag, nameof(TableStoreContract.A_delete_under_a_tag_spares_an_object_that_was_replaced))]
    public async Task A_store_that_breaks_a_promise_fails_the_test_that_states_it(BrokenPromise promise, string test) =>
        Assert.Contains(test, await FailuresAsync(promise));

    /// <summary>Runs every test of the contract on fresh stores and returns the names of those that fail.</summary>
    private static async Task<List<string>> FailuresAsync(BrokenPromise promise)
    {
        var contract = new Contract(promise);
        var failures = new List<string>();
        foreach (var test in typeof(TableStoreContract).GetMethods().Where(method => method.GetCustomAttribute<FactAttribute>() is not null))
        {
            foreach (var arguments in test.GetParameters().Length == 0 ? [[]] : test.GetCustomAttributes<InlineDataAttribute>().Select(row => row.Data))
            {
                try
                {
                    await (Task)test.Invoke(contract, arguments)!; // Every test of the contract returns a task.
                }
                catch (Exception exception) when (exception is not OperationCanceledException)
                {
                    failures.Add(test.Name);
                }
            }
        }

        return failures;
    }

    private sealed class Contract(BrokenPromise promise) : TableStoreContract
    {
        protected override ITableStore CreateStore() => new BrokenStore(promise);
    }
}
