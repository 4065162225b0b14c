using Repro.Table.Expressions.Conditions;
using Repro.Table.Log.State;

namespace Repro.Table.Scanning.Pruning;

/// <summary>Says for the files of a segment whether they may hold a row that passes a test of one column.</summary>
internal interface IFileTest
{
    /// <summary>Sets the bits of the files that may hold one.</summary>
    /// <param name="test">The test.</param>
    /// <param name="files">The segment.</param>
    /// <param name="rows">All bits are clear; receives the answer.</param>
    void Test(ColumnTest test, FileSegment files, Span<ulong> rows);
}
