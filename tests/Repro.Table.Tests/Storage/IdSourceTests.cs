using Repro.Table.Storage;
using Xunit;

namespace Repro.Table.Tests.Storage;

public sealed class IdSourceTests
{
    [Fact]
    public void A_seed_always_gives_the_same_identities()
    {
        var source = new SeededIdSource(0);

        // The first outputs of SplitMix64 for seed 0 are e220a8397b1dcdaf, 6e789e6aa1b965f4, 06c45d188009454f, f88bb8a8724c81ec.
        Assert.Equal(Guid.Parse("e220a839-7b1d-4daf-ae78-9e6aa1b965f4"), source.NextId());
        Assert.Equal(Guid.Parse("06c45d18-8009-454f-b88b-b8a8724c81ec"), source.NextId());
        Assert.NotEqual(new SeededIdSource(1).NextId(), new SeededIdSource(2).NextId());
    }

    [Fact]
    public void Identities_are_not_repeated_also_when_many_ask_at_once()
    {
        IIdSource[] sources = [RandomIdSource.Shared, new SeededIdSource(7)];
        foreach (var source in sources)
        {
            var ids = Enumerable.Range(0, 20_000).AsParallel().Select(_ => source.NextId()).ToHashSet();
            Assert.Equal(20_000, ids.Count);
            Assert.All(ids, id => Assert.Equal(4, id.Version));
        }
    }
}
