using System.CommandLine;
using System.Text.Json.Nodes;
using Apache.Arrow;
using Repro.Table.Cli.Commits;
using Repro.Table.Cli.Failures;
using Repro.Table.Cli.Sources;
using Repro.Table.Cli.Targets;
using Repro.Table.Log.Commits;
using Repro.Table.Operations;

namespace Repro.Table.Cli.Verbs;

/// <summary><c>repro append</c> and <c>repro overwrite</c>: the rows of a file into a table that exists, by its schema.</summary>
internal static class WriteVerb
{
    private delegate Task<CommitResult> Write(
        DeltaTable table, IAsyncEnumerable<RecordBatch> batches, WriteOptions options, CancellationToken cancellationToken);

    public static Command CreateAppend(Verb verb) => Create(
        verb,
        Verb.Named(
            "append",
            "Add the rows of a file to a table, as a new version. The table's schema rules; columns are matched by name.",
            "repro append more.csv ./patients",
            "repro append more.csv ./patients --message 'June delivery' --null-value NA"),
        "Appended",
        (table, batches, options, cancellationToken) => table.AppendAsync(batches, options, cancellationToken));

    public static Command CreateOverwrite(Verb verb) => Create(
        verb,
        Verb.Named(
            "overwrite",
            "Replace all rows of a table by those of a file, as a new version. Older versions keep their rows.",
            "repro overwrite corrected.csv ./patients --message 'Typing errors corrected'"),
        "Overwrote the table with",
        (table, batches, options, cancellationToken) => table.OverwriteAsync(batches, options, cancellationToken));

    private static Command Create(Verb verb, Command command, string done, Write write)
    {
        SourceOptions sourceOptions = new(command);
        TableArgument tableArgument = new(verb.Host, command, "The folder of the table");
        MessageOption message = new(command);
        return verb.Runs(command, async (parse, output, cancellationToken) =>
        {
            string path = tableArgument.ToWrite(parse, output);
            IRowSource source = sourceOptions.Read(parse, verb.Host);
            DeltaTable table = await DeltaTable.OpenAsync(path, cancellationToken).ConfigureAwait(false);
            CommitResult commit = await output.WithProgressAsync("Writing", progress => write(
                table,
                source.ReadAsync(table.Latest.Schema, TableRules, progress, cancellationToken),
                message.Read(parse),
                cancellationToken)).ConfigureAwait(false);
            await CommitView.FinishAsync(commit, output).ConfigureAwait(false);

            output.Line($"{done} {CommitView.ToText(commit)}.");
            JsonObject document = CommitView.ToJson(table, path, commit);
            document["file"] = source.Path;
            output.Document(document);
            return ExitCode.Done;
        });
    }

    /// <summary>Returns the next step after a value that does not fit a table that exists.</summary>
    public static string TableRules(string column) =>
        "Correct the value; the schema of the table rules, and nothing was written. --null-value TEXT reads a text as null.";
}
