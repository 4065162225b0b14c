namespace Repro.Table.Expressions.Parsing;

/// <summary>A piece of a condition.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Index">Where it begins in the text, from 0.</param>
/// <param name="Value">Its content: without quotes, and with what was escaped in them.</param>
internal readonly record struct Token(TokenKind Kind, int Index, string Value)
{
    /// <summary>Returns whether it is a keyword, in any case.</summary>
    public bool IsWord(string keyword) =>
        Kind == TokenKind.Word && string.Equals(Value, keyword, StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns whether it is an operator or a bracket.</summary>
    public bool IsSymbol(string symbol) => Kind == TokenKind.Symbol && string.Equals(Value, symbol, StringComparison.Ordinal);

    /// <summary>Returns a short form for messages.</summary>
    public override string ToString() => Kind switch
    {
        TokenKind.End => "the end",
        TokenKind.QuotedName => $"the name `{Value}`",
        TokenKind.Text => $"the text '{Value}'",
        TokenKind.Bytes => $"X'{Value}'",
        _ => $"'{Value}'",
    };
}
