namespace Repro.Table.Data.Rows;

/// <summary>Code that must run for the static type of a member which is known only at run time.</summary>
internal interface IMemberTypeVisitor<out TResult>
{
    TResult Visit<TValue>(MemberType<TValue> type);
}
