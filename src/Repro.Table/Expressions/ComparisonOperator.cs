namespace Repro.Table.Expressions;

/// <summary>How a value is compared with a literal.</summary>
internal enum ComparisonOperator
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}
