using System.Text.Json.Nodes;
using Repro.Table.Errors;

namespace Repro.Table.Cli.Failures;

/// <summary>The failures of the library in terms of the command line. Exit codes follow families, never messages.</summary>
internal static class TableErrors
{
    public static ErrorReport Report(TableException exception) => new()
    {
        Code = exception.Code,
        Exit = ExitOf(exception),
        Message = exception.Message,
        Next = NextStepOf(exception),
        IsNextInMessage = true,
        Details = DetailsOf(exception),
    };

    private static ExitCode ExitOf(TableException exception) => exception switch
    {
        TableNotFoundException or VersionNotFoundException => ExitCode.NotFound,
        DataFileCorruptException => ExitCode.VerificationFailed,
        DataFileMissingException => ExitCode.DataLost,
        CommitConflictException or CommitRetryLimitException => ExitCode.Conflict,
        CommitStateUnknownException => ExitCode.CommitUnknown,
        { IsTransient: true } => ExitCode.Transient,
        _ => ExitCode.Failed,
    };

    // For programs that show it apart from the message; in terms of verbs where one helps.
    private static string NextStepOf(TableException exception) => exception switch
    {
        TableNotFoundException => "To make one: repro import FILE.csv TABLE.",
        TableExistsException => "To add rows to it: repro append FILE.csv TABLE.",
        VersionNotFoundException => "To list the versions: repro history TABLE.",
        CommitConflictException or CommitRetryLimitException => "Run the command again.",
        CommitStateUnknownException => "Look for the transaction in repro history TABLE --json before running it again.",
        { IsTransient: true } => "Run the command again later.",
        _ => "See the message.",
    };

    private static JsonObject DetailsOf(TableException exception)
    {
        JsonObject details = [];
        Add(details, "location", exception.Location);
        Add(details, "version", exception.Version);
        switch (exception)
        {
            case VersionNotFoundException e:
                Add(details, "requested", e.Requested);
                Add(details, "earliest", e.Earliest);
                Add(details, "latest", e.Latest);
                break;
            case LogCorruptException e:
                Add(details, "path", e.Path);
                Add(details, "line", e.LineNumber);
                Add(details, "reason", e.Reason);
                break;
            case DataFileMissingException e:
                Add(details, "path", e.Path);
                Add(details, "reason", e.Reason);
                break;
            case DataFileCorruptException e:
                Add(details, "path", e.Path);
                Add(details, "reason", e.Reason);
                break;
            case PathNotAllowedException e:
                Add(details, "path", e.Path);
                Add(details, "reason", e.Reason);
                break;
            case SchemaMismatchException e:
                Add(details, "column", e.Column);
                Add(details, "expected", e.Expected);
                Add(details, "actual", e.Actual);
                break;
            case UnsupportedFeatureException e:
                details["features"] = new JsonArray([.. e.Features.Select(name => JsonValue.Create(name))]);
                Add(details, "access", e.Access == TableAccess.Read ? "read" : "write");
                break;
            case ConstraintViolationException e:
                Add(details, "constraint", e.Constraint);
                break;
            case TablePropertyException e:
                Add(details, "property", e.Property);
                Add(details, "value", e.Value);
                Add(details, "reason", e.Reason);
                break;
            case LimitExceededException e:
                Add(details, "limit", e.Limit);
                Add(details, "value", e.Value);
                break;
            case CommitConflictException e:
                Add(details, "kind", e.Kind.ToString());
                Add(details, "winningVersion", e.WinningVersion);
                Add(details, "winningOperation", e.WinningOperation);
                break;
            case CommitRetryLimitException e:
                Add(details, "attempts", e.Attempts);
                break;
            case CommitStateUnknownException e:
                Add(details, "attemptedVersion", e.AttemptedVersion);
                Add(details, "transactionId", e.TransactionId);
                break;
            case StoreException e:
                Add(details, "operation", e.Operation);
                Add(details, "path", e.Path);
                break;
        }

        return details;
    }

    private static void Add(JsonObject details, string name, string? value)
    {
        if (value is not null)
        {
            details[name] = value;
        }
    }

    private static void Add(JsonObject details, string name, long? value)
    {
        if (value is { } number)
        {
            details[name] = Json.JsonNumber.Of(number);
        }
    }
}
