namespace Repro.Table.Data.Rows;

/// <summary>How many bytes of text and binary a batch in the making holds: what bounds its memory beside its
/// rows.</summary>
internal sealed class BatchWeight
{
    public long SizeInBytes { get; set; }
}
