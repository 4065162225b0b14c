namespace Repro.Table.Expressions.Parsing;

/// <summary>What a piece of a condition is.</summary>
internal enum TokenKind
{
    /// <summary>The end of the text.</summary>
    End,

    /// <summary>A keyword or a plain name; which one, its place decides.</summary>
    Word,

    /// <summary>A name in backticks.</summary>
    QuotedName,

    /// <summary>A text in single quotes.</summary>
    Text,

    /// <summary>Hexadecimal digits in quotes behind an X.</summary>
    Bytes,

    /// <summary>A number without sign.</summary>
    Number,

    /// <summary>An operator or a bracket.</summary>
    Symbol,
}
