using Repro.Table.Schemas;

namespace Repro.Table.Data;

/// <summary>Makes an observer for each file that is written.</summary>
internal interface IBatchObserverFactory
{
    /// <summary>Returns an observer for a file of this schema (physical names, without partition columns); null for none.</summary>
    IBatchObserver? Create(StructType schema);
}
