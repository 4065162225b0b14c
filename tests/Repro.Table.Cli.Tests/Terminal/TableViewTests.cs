using Repro.Table.Cli.Terminal;
using Spectre.Console;

namespace Repro.Table.Cli.Tests.Terminal;

public sealed class TableViewTests
{
    [Fact]
    public void Columns_that_do_not_fit_are_named_instead_of_wrapped()
    {
        TableView view = new TableView().Left("first").Right("second").Left("third");
        view.Row("aaaa", "1", "c");
        (string text, IReadOnlyList<string> hidden) = Render(view, width: 16);

        Assert.Equal("first  second\naaaa        1\n", text);
        Assert.Equal(["third"], hidden);
    }

    [Fact]
    public void Markup_and_escape_sequences_of_a_cell_are_shown_as_text()
    {
        TableView view = new TableView().Left("[red]name[/]");
        view.Row("[link=x]y[/]\u001b[2J");
        Assert.Equal("[red]name[/]\n[link=x]y[/]\\u001b[2J\n", Render(view, width: 80).Text);
    }

    [Fact]
    public void A_null_is_told_from_an_empty_text()
    {
        TableView view = new TableView().Left("a").Left("b");
        view.Row(null, string.Empty);
        Assert.Equal("a     b\nnull\n", Render(view, width: 80).Text);
    }

    private static (string Text, IReadOnlyList<string> Hidden) Render(TableView view, int width)
    {
        using StringWriter writer = new() { NewLine = "\n" };
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = width;
        IReadOnlyList<string> hidden = view.WriteTo(console);
        string[] lines = writer.ToString().TrimEnd('\n').Split('\n').Select(line => line.TrimEnd() + "\n").ToArray();
        return (string.Concat(lines), hidden);
    }
}
