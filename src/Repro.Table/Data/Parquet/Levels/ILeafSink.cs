using Apache.Arrow;
using Repro.Table.Data.Parquet.Layout;

namespace Repro.Table.Data.Parquet.Levels;

/// <summary>Takes the leaves of a batch that was shredded.</summary>
internal interface ILeafSink
{
    /// <summary>Takes the slots of a leaf.</summary>
    /// <param name="leaf">The leaf.</param>
    /// <param name="array">The array that holds its values, nulls among them.</param>
    /// <param name="parents">The slots of its parent: one for each slot of the leaf.</param>
    void Append(ParquetNode leaf, IArrowArray array, LevelEntries parents);
}
