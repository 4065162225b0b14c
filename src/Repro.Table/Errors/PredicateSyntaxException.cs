namespace Repro.Table.Errors;

/// <summary>The text of a condition is not one; the message says what was expected where.</summary>
public sealed class PredicateSyntaxException : ArgumentException
{
    internal PredicateSyntaxException(string message, int position)
        : base(message)
    {
        Position = position;
    }

    /// <summary>Gets the place of the first character that does not fit, counted from 1; one past the end if the text is too
    /// short.</summary>
    public int Position { get; }
}
