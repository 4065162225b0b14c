using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Repro.Table.Cli.Terminal;

/// <summary>Options that take a whole number from 0, and say so when they get something else.</summary>
internal static class NumberOption
{
    /// <summary>Returns an option whose value is null when it is not given.</summary>
    public static Option<long?> Create(string name, string description, params string[] aliases) => new(name, aliases)
    {
        Description = description,
        HelpName = "N",
        CustomParser = Parse,
    };

    private static long? Parse(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long value))
        {
            return value;
        }

        result.AddError($"'{text}' is not a whole number from 0.");
        return null;
    }
}
