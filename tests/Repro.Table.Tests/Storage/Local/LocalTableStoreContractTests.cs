using Repro.Table.Storage;
using Repro.Table.Storage.Local;
using Repro.Table.TestKit.Storage;

namespace Repro.Table.Tests.Storage.Local;

public sealed class LocalTableStoreContractTests : TableStoreContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>Fewer, for each waits for the medium; the scratch store lists several pages with the same code.</summary>
    protected override int MoreThanAPage => 40;

    public void Dispose() => _folder.Dispose();

    /// <summary>The root does not exist, and has what a user's folder may have.</summary>
    protected override ITableStore CreateStore() => new LocalTableStore(_folder["My Data \u00E9/table"]);
}
