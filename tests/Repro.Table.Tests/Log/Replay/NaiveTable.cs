using Repro.Table.Log.Actions;

namespace Repro.Table.Tests.Log.Replay;

/// <summary>The oracle: a table as dictionaries of records, moved forward action by action.</summary>
internal sealed class NaiveTable
{
    private readonly Dictionary<string, AddFile> _files = [];
    private readonly SortedDictionary<string, SetTransaction> _transactions = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, DomainMetadata> _domains = new(StringComparer.Ordinal);
    private Protocol _protocol = TestLog.Protocol;
    private Metadata _metadata = TestLog.Metadata;
    private CommitInfo? _info;
    private long _version = -1;

    /// <summary>Returns the view of every version of a history.</summary>
    public static List<StateView> Replay(IEnumerable<IEnumerable<LogAction>> history)
    {
        NaiveTable table = new();
        return [.. history.Select(table.Apply)];
    }

    private StateView Apply(IEnumerable<LogAction> commit)
    {
        _version++;
        foreach (LogAction action in commit)
        {
            string key = HistoryGen.KeyOf(action);
            switch (action)
            {
                case AddFile add:
                    _files[key] = add with { DataChange = false };
                    break;
                case RemoveFile:
                    _files.Remove(key);
                    break;
                case SetTransaction transaction:
                    _transactions[transaction.AppId] = transaction;
                    break;
                case DomainMetadata { Removed: true } domain:
                    _domains.Remove(domain.Domain);
                    break;
                case DomainMetadata domain:
                    _domains[domain.Domain] = domain;
                    break;
                case Protocol protocol:
                    _protocol = protocol;
                    break;
                case Metadata metadata:
                    _metadata = metadata;
                    break;
                case CommitInfo info:
                    _info = info;
                    break;
            }
        }

        return new StateView
        {
            Version = _version,
            Protocol = _protocol,
            Metadata = _metadata,
            InCommitTimestamp = _metadata.Configuration.ContainsKey("delta.enableInCommitTimestamps") ? _info?.InCommitTimestamp : null,
            Transactions = [.. _transactions.Values],
            Domains = [.. _domains.Values],
            Files = StateView.Sorted(_files.Values),
        };
    }
}
