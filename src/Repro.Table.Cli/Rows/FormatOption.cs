using System.CommandLine;
using System.CommandLine.Parsing;

namespace Repro.Table.Cli.Rows;

/// <summary>Options that take the name of a form, complete it, and say what they know when they get something else.</summary>
internal static class FormatOption
{
    /// <summary>Returns an option whose value is null when it is not given.</summary>
    public static Option<RowFormat?> Create(string description, params RowFormat[] formats)
    {
        Option<RowFormat?> option = new("--format")
        {
            Description = description,
            HelpName = "FORMAT",
            CustomParser = result => Parse(result, formats),
        };
        option.CompletionSources.Clear();
        option.CompletionSources.Add(formats.Select(FormatText.Of).ToArray());
        return option;
    }

    private static RowFormat? Parse(ArgumentResult result, RowFormat[] formats)
    {
        string text = result.Tokens[0].Value;
        foreach (RowFormat format in formats)
        {
            if (FormatText.IsNameOf(format, text))
            {
                return format;
            }
        }

        result.AddError($"'{text}' is not one of the formats {string.Join(", ", formats.Select(FormatText.Of))}.");
        return null;
    }
}
