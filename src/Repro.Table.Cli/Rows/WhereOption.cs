using System.CommandLine;
using Repro.Table.Expressions;

namespace Repro.Table.Cli.Rows;

/// <summary>The condition that chooses rows, in the form of SQL.</summary>
internal sealed class WhereOption
{
    private readonly Option<string?> _where = new("--where")
    {
        Description = "Take only rows that meet a condition, like \"age > 40 AND sex IN ('f','m')\"",
        HelpName = "CONDITION",
    };

    public WhereOption(Command command)
    {
        command.Add(_where);
    }

    /// <summary>Returns the condition; null if none was given.</summary>
    /// <exception cref="Errors.PredicateSyntaxException">It does not parse.</exception>
    public Predicate? Read(ParseResult parse) => parse.GetValue(_where) is { } text ? Predicate.Parse(text) : null;
}
