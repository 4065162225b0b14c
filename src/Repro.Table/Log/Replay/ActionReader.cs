using System.Text.Json;
using System.Text.Unicode;
using Repro.Table.Errors;
using Repro.Table.Log.Actions;
using Repro.Table.Log.State;

namespace Repro.Table.Log.Replay;

/// <summary>Reads the lines of a commit straight into columns: from JSON bytes to arrays, with no object per file.</summary>
/// <remarks>
/// Unknown actions and unknown members are skipped. Refused with the line: what is no JSON, invalid UTF-8, two known actions in
/// one line, a known member twice, a number that does not fit. Protocol: Delta Log Entries.
/// </remarks>
internal ref partial struct ActionReader
{
    private readonly CommitActions _commit;
    private readonly CommitRun.Builder _run;
    private Utf8JsonReader _json;
    private ReadOnlySpan<byte> _line;
    private uint _seen;
    private byte[]? _scratch;

    private ActionReader(CommitActions commit, CommitRun.Builder run)
    {
        _commit = commit;
        _run = run;
    }

    /// <summary>Reads all lines of a commit.</summary>
    /// <param name="content">The bytes of the file.</param>
    /// <param name="commit">Takes the few actions that are records.</param>
    /// <param name="run">Says what is wanted and takes the file actions.</param>
    /// <param name="limits">The longest line.</param>
    public static void ReadCommit(ReadOnlySpan<byte> content, CommitActions commit, CommitRun.Builder run, LogLimits limits)
    {
        ActionReader reader = new(commit, run);
        int lineNumber = 0;
        bool isEmpty = true;
        try
        {
            while (!content.IsEmpty)
            {
                int end = content.IndexOf((byte)'\n');
                ReadOnlySpan<byte> line = end < 0 ? content : content[..end];
                content = end < 0 ? default : content[(end + 1)..];
                lineNumber++;
                line = line.Trim(" \t\r"u8);
                if (line.IsEmpty)
                {
                    continue;
                }

                isEmpty = false;
                if (line.Length > limits.MaxLineLength)
                {
                    throw Throw.LimitExceeded(nameof(LogLimits.MaxLineLength), line.Length, limits.MaxLineLength, $"The length of line {lineNumber} of {commit.Path}");
                }

                reader.ReadLine(line, lineNumber);
            }
        }
        finally
        {
            reader.ReturnScratch();
        }

        if (isEmpty)
        {
            throw Throw.LogCorrupt(commit.Path, line: null, "it is empty, which a commit never is; the write of it was cut off", version: commit.Version);
        }
    }

    private void ReadLine(ReadOnlySpan<byte> line, int lineNumber)
    {
        _line = line;
        _json = new Utf8JsonReader(line, new JsonReaderOptions { MaxDepth = LogLimits.MaxJsonDepth });
        try
        {
            if (!Utf8.IsValid(line))
            {
                throw new FormatException("it is not valid UTF-8");
            }

            ReadActions();
        }
        catch (JsonException) when (IsTooDeep())
        {
            throw Throw.LimitExceeded(
                nameof(LogLimits.MaxJsonDepth),
                LogLimits.MaxJsonDepth + 1,
                LogLimits.MaxJsonDepth,
                $"The depth of line {lineNumber} of {_commit.Path}");
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException or ArgumentException)
        {
            throw Throw.LogCorrupt(_commit.Path, lineNumber, Reason(exception), exception, _commit.Version);
        }
    }

    // The parser stops in front of the bracket that would open one level too many; its depth does not count the one just opened.
    private readonly bool IsTooDeep()
    {
        bool isOpening = _json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;
        ReadOnlySpan<byte> rest = _line[(int)_json.BytesConsumed..].TrimStart(" \t"u8);
        return _json.CurrentDepth + (isOpening ? 1 : 0) >= LogLimits.MaxJsonDepth && rest is [(byte)'{' or (byte)'[', ..];
    }

    private static string Reason(Exception exception) => exception switch
    {
        JsonException => "it is not valid JSON",
        FormatException => exception.Message,
        _ => "a text in it is not valid Unicode or a key occurs twice",
    };

    private void ReadActions()
    {
        Read();
        Expect(JsonTokenType.StartObject, "the line");
        string? known = null;
        while (Next())
        {
            string? name = ReadAction();
            if (name is not null && known is not null)
            {
                throw new FormatException($"one line holds the actions '{known}' and '{name}'");
            }

            known ??= name;
        }

        if (_json.Read())
        {
            throw new FormatException("something follows the action");
        }
    }

    private string? ReadAction()
    {
        (string Name, ActionKinds Kind) action = Recognise();
        Read();
        if (action.Name is null || _json.TokenType == JsonTokenType.Null)
        {
            _json.Skip();
            return null;
        }

        Expect(JsonTokenType.StartObject, action.Name);
        if ((_run.Kinds & action.Kind) == 0)
        {
            _json.Skip();
            return action.Name;
        }

        _seen = 0;
        switch (action.Name)
        {
            case "add":
                ReadAdd();
                break;
            case "remove":
                ReadRemove();
                break;
            case "metaData":
                _commit.Metadata = Once(_commit.Metadata, ReadMetadata(), action.Name);
                break;
            case "protocol":
                _commit.Protocol = Once(_commit.Protocol, ReadProtocol(), action.Name);
                break;
            case "txn":
                SetTransaction transaction = ReadTransaction();
                RequireFirst(_commit.Transactions.TryAdd(transaction.AppId, transaction), action.Name, transaction.AppId);
                break;
            case "domainMetadata":
                DomainMetadata domain = ReadDomain();
                RequireFirst(_commit.Domains.TryAdd(domain.Domain, domain), action.Name, domain.Domain);
                break;
            case "commitInfo":
                CommitInfo info = ReadCommitInfo();
                _commit.CommitInfo ??= info;
                break;
            default:
                _json.Skip();
                break;
        }

        return action.Name;
    }

    private (string Name, ActionKinds Kind) Recognise()
    {
        if (_json.ValueTextEquals("add"u8))
        {
            return ("add", ActionKinds.Add);
        }

        if (_json.ValueTextEquals("remove"u8))
        {
            return ("remove", ActionKinds.Remove);
        }

        if (_json.ValueTextEquals("commitInfo"u8))
        {
            return ("commitInfo", ActionKinds.CommitInfo);
        }

        foreach (string name in (ReadOnlySpan<string>)["metaData", "protocol", "txn", "domainMetadata"])
        {
            if (_json.ValueTextEquals(name))
            {
                return (name, ActionKinds.Table);
            }
        }

        foreach (string name in (ReadOnlySpan<string>)["cdc", "checkpointMetadata", "sidecar"])
        {
            if (_json.ValueTextEquals(name))
            {
                return (name, ActionKinds.None);
            }
        }

        return default;
    }

    private static T Once<T>(T? before, T now, string name)
        where T : class =>
        before is null ? now : throw new FormatException($"the commit has two '{name}' actions");

    private static void RequireFirst(bool isFirst, string name, string key)
    {
        if (!isFirst)
        {
            throw new FormatException($"the commit has two '{name}' actions for '{key}'");
        }
    }

    private void ReadAdd()
    {
        FileSegmentBuilder target = _run.Adds.Current;
        ReadOnlySpan<byte> path = default;
        long? size = null;
        long? modificationTime = null;
        FileExtras extras = EmptyExtras;
        while (Next())
        {
            if (Is("path"u8, 0))
            {
                path = ReadUtf8();
            }
            else if (Is("partitionValues"u8, 1))
            {
                ReadPartitionValues(target);
            }
            else if (Is("size"u8, 2))
            {
                size = ReadSize();
            }
            else if (Is("modificationTime"u8, 3))
            {
                modificationTime = ReadInt64();
            }
            else if (Is("dataChange"u8, 4))
            {
                _commit.ChangesData |= ReadBoolean() ?? true;
            }
            else if (Is("stats"u8, 5))
            {
                ReadStatistics(target);
            }
            else if (!TryReadExtras(ref extras))
            {
                Skip();
            }
        }

        Require((_seen & 1) != 0, "add", "path");
        Require(size is not null, "add", "size");
        Require((_seen & 2) != 0, "add", "partitionValues");
        target.SetExtras(extras);
        target.EndFile(new FileKey(path, extras.DeletionVector?.UniqueId), size ?? 0, modificationTime ?? 0);
    }

    private void ReadRemove()
    {
        FileSegmentBuilder target = _run.Removes.Current;
        bool details = _run.Kinds.HasFlag(ActionKinds.RemoveDetails);
        ReadOnlySpan<byte> path = default;
        long? size = null;
        long? deletionTimestamp = null;
        FileExtras extras = EmptyExtras;
        while (Next())
        {
            if (Is("path"u8, 0))
            {
                path = ReadUtf8();
            }
            else if (Is("dataChange"u8, 4))
            {
                _commit.ChangesData |= ReadBoolean() ?? true;
            }
            else if (Is("deletionTimestamp"u8, 3))
            {
                deletionTimestamp = ReadInt64();
            }
            else if (details && Is("partitionValues"u8, 1))
            {
                ReadPartitionValues(target);
            }
            else if (details && Is("size"u8, 2))
            {
                size = ReadSize();
            }
            else if (details ? !TryReadExtras(ref extras) : !TryReadDeletionVector(ref extras))
            {
                Skip();
            }
        }

        Require((_seen & 1) != 0, "remove", "path");
        target.SetExtras(details ? extras : EmptyExtras);
        target.EndFile(new FileKey(path, extras.DeletionVector?.UniqueId), size ?? -1, deletionTimestamp ?? -1);
    }

    private static FileExtras EmptyExtras { get; } = new();

    private bool TryReadDeletionVector(ref FileExtras extras)
    {
        if (!Is("deletionVector"u8, 6))
        {
            return false;
        }

        extras = extras with { DeletionVector = ReadDeletionVector() };
        return true;
    }

    private bool TryReadExtras(ref FileExtras extras)
    {
        if (Is("tags"u8, 7))
        {
            extras = extras with { Tags = ReadMap() };
        }
        else if (Is("baseRowId"u8, 8))
        {
            extras = extras with { BaseRowId = ReadInt64() };
        }
        else if (Is("defaultRowCommitVersion"u8, 9))
        {
            extras = extras with { DefaultRowCommitVersion = ReadInt64() };
        }
        else if (Is("clusteringProvider"u8, 10))
        {
            extras = extras with { ClusteringProvider = ReadString() };
        }
        else
        {
            return TryReadDeletionVector(ref extras);
        }

        return true;
    }

    private void ReadPartitionValues(FileSegmentBuilder target)
    {
        if (_json.TokenType == JsonTokenType.Null)
        {
            return;
        }

        Expect(JsonTokenType.StartObject, "partitionValues");
        while (Next())
        {
            ReadOnlySpan<byte> name = ReadUtf8Token();
            Read();
            bool isNew = _json.TokenType == JsonTokenType.Null
                ? target.TrySetPartitionNull(name)
                : target.TrySetPartitionValue(name, ReadUtf8Token());
            if (!isNew)
            {
                throw new FormatException("a partition column occurs twice");
            }
        }
    }

    private void ReadStatistics(FileSegmentBuilder target)
    {
        if (_json.TokenType == JsonTokenType.Null)
        {
            return;
        }

        Expect(JsonTokenType.String, "stats");
        Span<byte> destination = target.Statistics.GetSpan(_json.ValueSpan.Length);
        target.Statistics.Advance(_json.CopyString(destination));
    }
}
