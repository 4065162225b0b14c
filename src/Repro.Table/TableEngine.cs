using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Repro.Table.Data;
using Repro.Table.Storage;

namespace Repro.Table;

/// <summary>What the core does not do itself: the store of a table, the clock, identities, logging.</summary>
public sealed record TableEngine
{
    /// <summary>Gets the bytes of the table.</summary>
    public required ITableStore Store { get; init; }

    /// <summary>Gets the clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Gets where names and identities come from; null for random ones.</summary>
    public IIdSource? Ids { get; init; }

    /// <summary>Gets where log messages go.</summary>
    public ILoggerFactory Logging { get; init; } = NullLoggerFactory.Instance;

    /// <summary>Gets what reads and writes Parquet; null for the default.</summary>
    internal IParquetEngine? Parquet { get; init; }

    /// <summary>Gets what sees the rows of each file while it is written and may tag it.</summary>
    internal IReadOnlyList<IBatchObserverFactory> Observers { get; init; } = [];
}
