using Repro.Table.Storage;
using Repro.Table.Storage.Local;
using Repro.Table.TestKit.Storage;

namespace Repro.Table.Tests.Storage.Local;

public sealed class ScratchLocalTableStoreContractTests : TableStoreContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override ITableStore CreateStore() =>
        new LocalTableStore(_folder.Path, new LocalStoreOptions { Durability = Durability.None });
}
