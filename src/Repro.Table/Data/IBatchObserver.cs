using Apache.Arrow;

namespace Repro.Table.Data;

/// <summary>Sees the rows of one file while they are written and may add tags to the file's action.</summary>
internal interface IBatchObserver
{
    /// <summary>Sees a batch before it is encoded; the batch must not be kept.</summary>
    void Observe(RecordBatch batch);

    /// <summary>Returns the tags for the finished file; empty for none.</summary>
    IReadOnlyDictionary<string, string> Complete(WrittenFile file);
}
