using Repro.Table.Storage;
using Repro.Table.Storage.Memory;
using Repro.Table.TestKit.Storage;

namespace Repro.Table.Tests.Storage.Memory;

public sealed class MemoryTableStoreContractTests : TableStoreContract
{
    protected override ITableStore CreateStore() => new MemoryTableStore();
}
