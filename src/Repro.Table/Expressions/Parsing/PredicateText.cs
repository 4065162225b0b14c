using Repro.Table.Errors;

namespace Repro.Table.Expressions.Parsing;

/// <summary>Reads the text of a condition by recursive descent. The grammar stands in <c>spec/predicates.md</c>.</summary>
/// <remarks>Nesting is bounded, and long chains become balanced trees, so that nobody's stack overflows on either.</remarks>
internal ref struct PredicateText
{
    /// <summary>The most brackets and NOTs that may be open at one place.</summary>
    public const int MaxDepth = 100;

    private Lexer _lexer;
    private int _depth;

    private PredicateText(string text)
    {
        _lexer = new Lexer(text);
    }

    /// <summary>Reads a condition.</summary>
    /// <exception cref="PredicateSyntaxException">The text is none.</exception>
    public static Predicate Parse(string text)
    {
        PredicateText parser = new(text);
        Predicate predicate = parser.ParseOr();
        return parser._lexer.Current.Kind == TokenKind.End ? predicate : throw parser.Expected("AND, OR or the end");
    }

    private Predicate ParseOr()
    {
        List<Predicate> operands = [ParseAnd()];
        while (TryTakeWord("OR"))
        {
            operands.Add(ParseAnd());
        }

        return Join(operands, 0, operands.Count, static (left, right) => left | right);
    }

    private Predicate ParseAnd()
    {
        List<Predicate> operands = [ParseNot()];
        while (TryTakeWord("AND"))
        {
            operands.Add(ParseNot());
        }

        return Join(operands, 0, operands.Count, static (left, right) => left & right);
    }

    private static Predicate Join(List<Predicate> operands, int start, int count, Func<Predicate, Predicate, Predicate> join)
    {
        if (count == 1)
        {
            return operands[start];
        }

        int leftCount = (count + 1) / 2;
        return join(Join(operands, start, leftCount, join), Join(operands, start + leftCount, count - leftCount, join));
    }

    private Predicate ParseNot()
    {
        Token first = _lexer.Current;
        bool isNot = TryTakeWord("NOT");
        if (!isNot && !first.IsSymbol("("))
        {
            return ParseTest();
        }

        if (++_depth > MaxDepth)
        {
            throw Throw.PredicateSyntax(first.Index, $"brackets and NOT are nested deeper than {MaxDepth}.");
        }

        Predicate inner = isNot ? !ParseNot() : ParseBrackets();
        _depth--;
        return inner;
    }

    private Predicate ParseBrackets()
    {
        _lexer.Take();
        Predicate inner = ParseOr();
        TakeSymbol(")");
        return inner;
    }

    /// <summary>Reads one test of one column; the literal of a comparison may come first.</summary>
    private Predicate ParseTest()
    {
        if (IsLiteralAhead())
        {
            Literal literal = ParseLiteral();
            Token symbol = _lexer.Take();
            ComparisonOperator mirrored = Mirror(OperatorOf(symbol) ?? throw Throw.PredicateExpected(symbol.Index, "a comparison", symbol.ToString()));
            return new ComparisonPredicate { Reference = ParseColumn(), Operator = mirrored, Literal = literal };
        }

        ColumnReference column = ParseColumn();
        if (OperatorOf(_lexer.Current) is { } comparison)
        {
            _lexer.Take();
            return new ComparisonPredicate { Reference = column, Operator = comparison, Literal = ParseLiteral() };
        }

        if (TryTakeWord("IS"))
        {
            bool isNot = TryTakeWord("NOT");
            TakeWord("NULL");
            return isNot ? column.IsNotNull() : column.IsNull();
        }

        return TryTakeWord("NOT") ? !ParseWordTest(column) : ParseWordTest(column);
    }

    private Predicate ParseWordTest(ColumnReference column)
    {
        if (TryTakeWord("IN"))
        {
            return new InPredicate { Reference = column, Literals = [.. ParseList()] };
        }

        if (TryTakeWord("BETWEEN"))
        {
            Literal low = ParseLiteral();
            TakeWord("AND");
            return column >= low & column <= ParseLiteral();
        }

        if (TryTakeWord("LIKE"))
        {
            Token pattern = TakeText();
            return StartsWith(column, pattern with { Value = LikePattern.PrefixOf(pattern) });
        }

        if (_lexer.Current.IsWord("STARTS") && _lexer.Peek().IsWord("WITH"))
        {
            _lexer.Take();
            _lexer.Take();
            return StartsWith(column, TakeText());
        }

        throw Expected("a comparison, IS, IN, BETWEEN or LIKE");
    }

    private static StartsWithPredicate StartsWith(ColumnReference column, Token prefix) =>
        new() { Reference = column, Prefix = LiteralText.Text(prefix) };

    private List<Literal> ParseList()
    {
        TakeSymbol("(");
        List<Literal> literals = [];
        while (!_lexer.Current.IsSymbol(")"))
        {
            if (literals.Count > 0)
            {
                TakeSymbol(",");
            }

            literals.Add(ParseLiteral());
        }

        _lexer.Take();
        return literals;
    }

    private ColumnReference ParseColumn()
    {
        Token first = _lexer.Current;
        List<string> path = [TakeName()];
        while (_lexer.Current.IsSymbol("."))
        {
            _lexer.Take();
            path.Add(TakeName());
        }

        return _lexer.Current.IsSymbol("(")
            ? throw Throw.PredicateSyntax(
                first.Index, $"there is no function '{string.Join('.', path)}'. A condition compares columns with literals; it has no functions.")
            : new ColumnReference([.. path]);
    }

    private string TakeName()
    {
        Token name = _lexer.Current;
        bool isName = name.Kind == TokenKind.QuotedName || (name.Kind == TokenKind.Word && !Keywords.Reserved.Contains(name.Value));
        if (!isName || name.Value.Length == 0)
        {
            throw Expected("the name of a column");
        }

        return _lexer.Take().Value;
    }

    private readonly bool IsLiteralAhead()
    {
        Token token = _lexer.Current;
        return token.Kind is TokenKind.Number or TokenKind.Text or TokenKind.Bytes
            || token.IsSymbol("+") || token.IsSymbol("-") || token.IsWord("TRUE") || token.IsWord("FALSE") || token.IsWord("NULL")
            || (token.Kind == TokenKind.Word && _lexer.Peek().Kind == TokenKind.Text);
    }

    private Literal ParseLiteral()
    {
        Token token = _lexer.Current;
        switch (token.Kind)
        {
            case TokenKind.Number or TokenKind.Symbol:
                return ParseNumber();
            case TokenKind.Text:
                return LiteralText.Text(_lexer.Take());
            case TokenKind.Bytes:
                return LiteralText.Bytes(_lexer.Take());
            case TokenKind.Word:
                return ParseWordLiteral();
            default:
                throw Expected("a literal");
        }
    }

    private Literal ParseNumber()
    {
        bool isNegative = _lexer.Current.IsSymbol("-");
        if (isNegative || _lexer.Current.IsSymbol("+"))
        {
            _lexer.Take();
        }

        if (_lexer.Current.IsWord("Infinity"))
        {
            _lexer.Take();
            return isNegative ? double.NegativeInfinity : double.PositiveInfinity;
        }

        return _lexer.Current.Kind == TokenKind.Number
            ? LiteralText.Number(_lexer.Take(), isNegative ? "-" : string.Empty)
            : throw Expected("a literal");
    }

    private Literal ParseWordLiteral()
    {
        Token word = _lexer.Take();
        return word.Value.ToUpperInvariant() switch
        {
            "TRUE" => true,
            "FALSE" => false,
            "NAN" => double.NaN,
            "INFINITY" => double.PositiveInfinity,
            "DATE" => LiteralText.Date(TakeText()),
            "TIMESTAMP" => LiteralText.Timestamp(TakeText()),
            "TIMESTAMP_NTZ" => LiteralText.LocalTime(TakeText()),
            "NULL" => throw Throw.PredicateSyntax(
                word.Index, "a comparison with NULL is true for no row. Write IS NULL or IS NOT NULL."),
            _ when _lexer.Current.IsSymbol("(") => throw Throw.PredicateSyntax(
                word.Index, $"there is no function '{word.Value}'. A condition compares columns with literals; it has no functions."),
            _ => throw Throw.PredicateSyntax(
                word.Index,
                $"expected a literal, found '{word.Value}'. Texts stand in single quotes; a column cannot be compared with a column."),
        };
    }

    private static ComparisonOperator? OperatorOf(Token token) => token.Kind != TokenKind.Symbol ? null : token.Value switch
    {
        "=" or "==" => ComparisonOperator.Equal,
        "!=" or "<>" => ComparisonOperator.NotEqual,
        "<" => ComparisonOperator.Less,
        "<=" => ComparisonOperator.LessOrEqual,
        ">" => ComparisonOperator.Greater,
        ">=" => ComparisonOperator.GreaterOrEqual,
        _ => null,
    };

    private static ComparisonOperator Mirror(ComparisonOperator comparison) => comparison switch
    {
        ComparisonOperator.Less => ComparisonOperator.Greater,
        ComparisonOperator.LessOrEqual => ComparisonOperator.GreaterOrEqual,
        ComparisonOperator.Greater => ComparisonOperator.Less,
        ComparisonOperator.GreaterOrEqual => ComparisonOperator.LessOrEqual,
        _ => comparison,
    };

    private bool TryTakeWord(string keyword)
    {
        bool isThere = _lexer.Current.IsWord(keyword);
        if (isThere)
        {
            _lexer.Take();
        }

        return isThere;
    }

    private void TakeWord(string keyword) => _ = TryTakeWord(keyword) ? true : throw Expected(keyword);

    private void TakeSymbol(string symbol)
    {
        if (!_lexer.Current.IsSymbol(symbol))
        {
            throw Expected($"'{symbol}'");
        }

        _lexer.Take();
    }

    private Token TakeText() => _lexer.Current.Kind == TokenKind.Text ? _lexer.Take() : throw Expected("a text in single quotes");

    private readonly PredicateSyntaxException Expected(string expected) =>
        Throw.PredicateExpected(_lexer.Current.Index, expected, _lexer.Current.ToString());
}
