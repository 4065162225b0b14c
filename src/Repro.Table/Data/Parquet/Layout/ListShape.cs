using Parquet.Meta;

namespace Repro.Table.Data.Parquet.Layout;

/// <summary>Where the elements of lists and the entries of maps are, whatever program wrote them.</summary>
/// <remarks>
/// Lists, in the order of the compatibility rules of the Parquet format:
/// 1. a repeated node outside of a LIST: a list that is never null, of itself;
/// 2. a group around a repeated leaf, or around a repeated group with several fields, with a repeated field, or with the name
///    <c>array</c> or <c>(list)_tuple</c>: a list of the repeated node (two levels);
/// 3. any other group around a repeated group: a list of its only field (three levels: <c>list.element</c>,
///    <c>bag.array_element</c>, or whatever the names are).
/// </remarks>
internal static class ListShape
{
    /// <summary>Returns the repeated node of the group around it; null if the group has another shape.</summary>
    public static ParquetNode? RepeatedOf(ParquetNode group) =>
        group.Children is [{ Repetition: FieldRepetitionType.REPEATED } repeated] ? repeated : null;

    /// <summary>Returns the node of the elements of a list: the repeated node itself or its only field.</summary>
    public static ParquetNode ElementOf(ParquetNode list, ParquetNode repeated) =>
        repeated.IsLeaf
        || repeated.Children.Count != 1
        || repeated.Children[0].Repetition == FieldRepetitionType.REPEATED
        || repeated.Name is "array"
        || repeated.Name == $"{list.Name}_tuple"
            ? repeated
            : repeated.Children[0];
}
