using System.Text;
using Repro.Table.Errors;

namespace Repro.Table.Expressions.Parsing;

/// <summary>Cuts the text of a condition into tokens. One token is looked ahead at.</summary>
internal ref struct Lexer
{
    private static readonly string[] Symbols = ["<=", ">=", "<>", "!=", "==", "=", "<", ">", "(", ")", ",", ".", "+", "-"];

    private readonly string _text;
    private int _next;

    public Lexer(string text)
    {
        _text = text;
        Current = Read();
    }

    /// <summary>Gets the token that is to be understood next.</summary>
    public Token Current { get; private set; }

    /// <summary>Goes on to the next token and returns the one before.</summary>
    public Token Take()
    {
        Token taken = Current;
        Current = Read();
        return taken;
    }

    /// <summary>Returns the token behind the current one.</summary>
    public readonly Token Peek()
    {
        Lexer ahead = this;
        return ahead.Read();
    }

    private Token Read()
    {
        while (_next < _text.Length && char.IsWhiteSpace(_text[_next]))
        {
            _next++;
        }

        if (_next == _text.Length)
        {
            return new Token(TokenKind.End, _next, string.Empty);
        }

        char c = _text[_next];
        return c switch
        {
            '\'' => ReadQuoted(TokenKind.Text, prefixLength: 0),
            '`' => ReadQuoted(TokenKind.QuotedName, prefixLength: 0),
            'x' or 'X' when _next + 1 < _text.Length && _text[_next + 1] == '\'' => ReadQuoted(TokenKind.Bytes, prefixLength: 1),
            '"' => throw Throw.PredicateSyntax(
                _next, "double quotes mean different things to different engines. Write 'text' for a text and `name` for a column."),
            _ when char.IsAsciiDigit(c) || (c == '.' && _next + 1 < _text.Length && char.IsAsciiDigit(_text[_next + 1]) && !IsAfterName()) =>
                ReadNumber(),
            _ when Keywords.IsNameStart(c) => ReadWord(),
            _ => ReadSymbol(),
        };
    }

    // In `a`.1 and a.1 the point joins two names, of which the second needs backticks; it begins no number.
    private readonly bool IsAfterName() => _next > 0 && (Keywords.IsNamePart(_text[_next - 1]) || _text[_next - 1] == '`');

    private Token ReadWord()
    {
        int start = _next;
        while (_next < _text.Length && Keywords.IsNamePart(_text[_next]))
        {
            _next++;
        }

        return new Token(TokenKind.Word, start, _text[start.._next]);
    }

    /// <summary>Reads digits, a fraction, an exponent; what is glued to them makes the number none.</summary>
    private Token ReadNumber()
    {
        int start = _next;
        while (_next < _text.Length && (Keywords.IsNamePart(_text[_next]) || _text[_next] == '.' || IsSignOfExponent(start)))
        {
            _next++;
        }

        return new Token(TokenKind.Number, start, _text[start.._next]);
    }

    private readonly bool IsSignOfExponent(int start) =>
        _text[_next] is '+' or '-' && _next > start && _text[_next - 1] is 'e' or 'E';

    /// <summary>Reads up to the closing quote; a doubled quote is one that belongs to the content.</summary>
    private Token ReadQuoted(TokenKind kind, int prefixLength)
    {
        int start = _next;
        char quote = _text[start + prefixLength];
        StringBuilder content = new();
        for (int i = start + prefixLength + 1; i < _text.Length; i++)
        {
            bool isQuote = _text[i] == quote;
            if (isQuote && (i + 1 == _text.Length || _text[i + 1] != quote))
            {
                _next = i + 1;
                return new Token(kind, start, content.ToString());
            }

            content.Append(_text[i]);
            i += isQuote ? 1 : 0;
        }

        throw Throw.PredicateSyntax(start, $"the closing {quote} is missing.");
    }

    private Token ReadSymbol()
    {
        foreach (string symbol in Symbols)
        {
            if (_text.AsSpan(_next).StartsWith(symbol, StringComparison.Ordinal))
            {
                Token token = new(TokenKind.Symbol, _next, symbol);
                _next += symbol.Length;
                return token;
            }
        }

        throw Throw.PredicateSyntax(_next, $"the character '{_text[_next]}' has no meaning in a condition.");
    }
}
