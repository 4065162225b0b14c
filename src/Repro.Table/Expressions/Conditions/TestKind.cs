namespace Repro.Table.Expressions.Conditions;

/// <summary>How the values of a column are tested.</summary>
internal enum TestKind
{
    /// <summary>It is one of the literals.</summary>
    In,

    /// <summary>It is none of the literals.</summary>
    NotIn,

    /// <summary>It is below the literal.</summary>
    Less,

    /// <summary>It is not above the literal.</summary>
    LessOrEqual,

    /// <summary>It is above the literal.</summary>
    Greater,

    /// <summary>It is not below the literal.</summary>
    GreaterOrEqual,

    /// <summary>It begins with the literal.</summary>
    StartsWith,

    /// <summary>It does not begin with the literal.</summary>
    NotStartsWith,

    /// <summary>It is null.</summary>
    IsNull,

    /// <summary>It is not null.</summary>
    IsNotNull,
}
