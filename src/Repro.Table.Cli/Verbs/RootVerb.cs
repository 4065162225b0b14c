using System.CommandLine;
using System.CommandLine.Help;
using Repro.Table.Cli.Failures;
using Repro.Table.Cli.Terminal;

namespace Repro.Table.Cli.Verbs;

/// <summary>The command <c>repro</c> itself.</summary>
internal static class RootVerb
{
    private const string Description =
        """
        Versioned tables for reproducible work, in the open Delta Lake format.

        Every change makes a new version of a table, and every version can be read as it was: by number
        (--version 3, or TABLE@3) or by time (--as-of 2024-03-01). A table is a folder; Spark, DuckDB,
        pandas and polars read it too.

        Results go to stdout, messages to stderr. --json gives one JSON document for programs.
        Exit codes: 0 done, 1 failed, 2 wrong usage, 3 bytes are damaged, 4 no such table or version,
        5 data is gone, 7 another writer was first, 8 outcome of a commit unknown, 75 try later,
        130 cancelled.
        """;

    private static readonly string[] s_examples =
    [
        "repro demo                                    a tour in ten seconds",
        "repro import patients.csv ./patients          a CSV file becomes a table",
        "repro head ./patients@1                       the first rows of version 1",
        "repro history ./patients                      what happened to the table",
        "repro cat ./patients --where \"age > 40\"      all rows that meet a condition, as CSV",
        "repro export ./patients --out all.parquet     the table as one file",
        "repro info ./patients                         what the table is",
    ];

    public static RootCommand Create(CliHost host, OutputOptions outputOptions)
    {
        RootCommand root = new(Description) { HelpName = "repro" };
        foreach (HelpOption help in root.Options.OfType<HelpOption>().ToArray())
        {
            root.Options.Remove(help);
        }

        root.Add(new HelpWithExamples(s_examples));
        outputOptions.AddTo(root);

        Verb verb = new(host, outputOptions);
        root.Add(DemoVerb.Create(verb));
        root.Add(CreateVerb.Create(verb));
        root.Add(ImportVerb.Create(verb));
        root.Add(WriteVerb.CreateAppend(verb));
        root.Add(WriteVerb.CreateOverwrite(verb));
        root.Add(HeadVerb.Create(verb));
        root.Add(CatVerb.Create(verb));
        root.Add(ExportVerb.Create(verb));
        root.Add(SchemaVerb.Create(verb));
        root.Add(InfoVerb.Create(verb));
        root.Add(FilesVerb.Create(verb));
        root.Add(HistoryVerb.Create(verb));
        root.Add(VersionsVerb.Create(verb));
        root.Add(VacuumVerb.Create(verb));
        root.Add(CompletionVerb.Create(verb));
        verb.Runs(root, (_, _, _) => throw CliException.Usage("No command was given.", "See repro --help, or try repro demo."));
        return root;
    }
}
