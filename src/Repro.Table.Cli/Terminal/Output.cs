using System.CommandLine;
using System.Text.Json.Nodes;
using Repro.Table.Cli.Failures;
using Repro.Table.Cli.Json;
using Spectre.Console;

namespace Repro.Table.Cli.Terminal;

/// <summary>Where a verb prints. Results go to stdout, everything else to stderr.</summary>
/// <remarks>
/// With <c>--json</c> stdout gets one document and nothing else; with <c>--quiet</c> nothing but that document is printed.
/// </remarks>
internal sealed class Output
{
    // Wide enough that nothing is cut where no terminal sets a width.
    private const int UnboundedWidth = 100_000;

    private readonly CliHost _host;
    private readonly bool _isQuiet;
    private readonly bool _isVerbose;

    private Output(CliHost host, bool isJson, bool isQuiet, bool isVerbose, bool showsProgress)
    {
        _host = host;
        _isQuiet = isQuiet;
        _isVerbose = isVerbose;
        IsJson = isJson;
        ShowsProgress = showsProgress;
    }

    /// <summary>Gets whether the result is a document for a program.</summary>
    public bool IsJson { get; }

    /// <summary>Gets whether progress may be shown at all.</summary>
    public bool ShowsProgress { get; }

    /// <summary>Reads the output options of a run. After a usage error the arguments are asked as well: what the parser gave up on
    /// may have been <c>--json</c>.</summary>
    public static Output Of(CliHost host, OutputOptions options, ParseResult parse, IReadOnlyList<string>? args = null)
    {
        bool IsSet(Option<bool> option) =>
            parse.GetValue(option) || (args is not null && (args.Contains(option.Name) || option.Aliases.Any(args.Contains)));

        bool isQuiet = IsSet(options.Quiet);
        return new Output(host, IsSet(options.Json), isQuiet, IsSet(options.Verbose), !isQuiet && !parse.GetValue(options.NoProgress));
    }

    /// <summary>Refuses <c>--json</c> where stdout is for rows.</summary>
    /// <param name="what">What is printed instead.</param>
    /// <param name="instead">The option that a program wants.</param>
    /// <exception cref="CliException">A document was asked for.</exception>
    public void RequireNoDocument(string what, string instead)
    {
        if (IsJson)
        {
            throw CliException.Usage($"{what} prints rows, and --json one document.", $"Leave out --json; for programs there is {instead}.");
        }
    }

    /// <summary>Prints a line of the result for people.</summary>
    /// <param name="text">Trusted text: what comes from a table goes through <see cref="VisibleText"/> first.</param>
    public void Line(string text = "")
    {
        if (!IsJson && !_isQuiet)
        {
            _host.Out.WriteLine(text);
        }
    }

    /// <summary>Prints a table of the result for people.</summary>
    /// <returns>The columns that did not fit the terminal.</returns>
    public IReadOnlyList<string> Table(TableView view)
    {
        if (IsJson || _isQuiet)
        {
            return [];
        }

        using StringWriter text = new() { NewLine = "\n" };
        IReadOnlyList<string> hidden = view.WriteTo(CreateConsole(
            text, _host.IsOutTerminal, _host.IsOutTerminal ? _host.Width : UnboundedWidth));
        foreach (string line in text.ToString().TrimEnd('\n').Split('\n'))
        {
            _host.Out.WriteLine(line.TrimEnd());
        }

        return hidden;
    }

    /// <summary>Prints the result for programs, as one line; nothing without <c>--json</c>.</summary>
    public void Document(JsonObject document)
    {
        if (IsJson)
        {
            _host.Out.WriteLine(CanonicalJson.Of(document));
        }
    }

    /// <summary>Prints a remark on stderr.</summary>
    public void Note(string text)
    {
        if (!_isQuiet)
        {
            _host.Error.WriteLine(VisibleText.Of(text));
        }
    }

    /// <summary>Prints on stderr what only <c>--verbose</c> wants to know.</summary>
    public void Detail(string text)
    {
        if (_isVerbose)
        {
            Note(text);
        }
    }

    /// <summary>Prints a failure: one line on stderr, and the error document where a document was asked for.</summary>
    public void Fail(ErrorReport report)
    {
        Document(report.ToJson());
        Note(report.ToLine());
    }

    /// <summary>Runs work that says how far it is, and shows that on stderr.</summary>
    public Task<T> WithProgressAsync<T>(string label, Func<IProgress<WorkProgress>, Task<T>> work)
    {
        if (!ShowsProgress)
        {
            return work(new Progress<WorkProgress>());
        }

        return _host.IsErrorTerminal
            ? ProgressBar.RunAsync(CreateConsole(_host.Error, _host.IsErrorTerminal, _host.Width), label, work)
            : work(new Heartbeat(_host.Error, _host.Time, label));
    }

    private IAnsiConsole CreateConsole(TextWriter writer, bool isTerminal, int width)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isTerminal ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = isTerminal && !_host.IsColorOff ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = isTerminal ? InteractionSupport.Yes : InteractionSupport.No,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = width;
        return console;
    }
}
