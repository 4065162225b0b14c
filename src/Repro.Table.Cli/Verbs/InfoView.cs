using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Repro.Table.Cli.Columns;
using Repro.Table.Cli.Json;
using Repro.Table.Cli.Targets;
using Repro.Table.Cli.Terminal;
using Repro.Table.Errors;
using Repro.Table.Log.Actions;

namespace Repro.Table.Cli.Verbs;

/// <summary>A table as <c>info</c> shows it. Numbers of files and rows are left out where the version cannot be read.</summary>
internal sealed class InfoView
{
    private const int LabelWidth = 13;

    private readonly string _path;
    private readonly Snapshot _snapshot;
    private readonly TableVersion? _newest;
    private readonly ImmutableArray<FeatureObstacle> _readObstacles;
    private readonly ImmutableArray<FeatureObstacle> _writeObstacles;

    /// <param name="path">Where the table lies.</param>
    /// <param name="snapshot">Its newest version.</param>
    /// <param name="newest">What the history says of that version; null if the table cannot be opened.</param>
    public InfoView(string path, Snapshot snapshot, TableVersion? newest)
    {
        _path = path;
        _snapshot = snapshot;
        _newest = newest;
        _readObstacles = snapshot.Obstacles(TableAccess.Read);
        _writeObstacles = snapshot.Obstacles(TableAccess.Write);
    }

    private bool IsCounted => _newest is not null;

    private Metadata Metadata => _snapshot.Metadata;

    private Protocol Protocol => _snapshot.Protocol;

    /// <summary>Prints it for people.</summary>
    public void Show(Output output, TimeProvider time)
    {
        void Line(string label, string? value)
        {
            if (value is not null)
            {
                output.Line(label.PadRight(LabelWidth) + VisibleText.Of(value));
            }
        }

        Line("location", _path);
        Line("id", Metadata.Id);
        Line("name", Metadata.Name);
        Line("description", Metadata.Description);
        Line("version", VersionText(time));
        Line("protocol", string.Create(
            CultureInfo.InvariantCulture, $"reader {Protocol.MinReaderVersion}, writer {Protocol.MinWriterVersion}"));
        Line("features", Features() is { Length: > 0 } features ? string.Join(", ", features) : "none listed");
        Line("partitioned", Metadata.PartitionColumns is { IsEmpty: false } columns ? "by " + string.Join(", ", columns) : "no");
        Line("columns", _snapshot.Schema.Fields.Length.ToString(CultureInfo.InvariantCulture));
        if (IsCounted)
        {
            Line("files", $"{Amount.Of(_snapshot.FileCount, "file")}, {Amount.Bytes(_snapshot.SizeInBytes)}");
            Line("rows", _snapshot.RowCount?.ToString("N0", CultureInfo.InvariantCulture) ?? "not known from the log");
        }

        Line("reading", ObstacleText(_readObstacles));
        Line("writing", ObstacleText(_writeObstacles));
        foreach ((string key, string? value) in Metadata.Configuration)
        {
            Line("property", $"{key} = {value}");
        }
    }

    /// <summary>Returns it for programs.</summary>
    public JsonObject ToJson() => new()
    {
        ["ref"] = SnapshotName.Of(_snapshot),
        ["table"] = _path,
        ["version"] = _snapshot.Version,
        ["timestamp"] = _newest is null ? null : TimeText.Iso(_newest.Timestamp),
        ["id"] = Metadata.Id,
        ["name"] = Metadata.Name,
        ["description"] = Metadata.Description,
        ["createdTime"] = Metadata.CreatedTime is { } created ? JsonNumber.Of(created) : null,
        ["minReaderVersion"] = Protocol.MinReaderVersion,
        ["minWriterVersion"] = Protocol.MinWriterVersion,
        ["features"] = Texts(Features()),
        ["partitionColumns"] = Texts(Metadata.PartitionColumns),
        ["properties"] = ValueMapJson.Of(Metadata.Configuration),
        ["files"] = IsCounted ? JsonNumber.Of(_snapshot.FileCount) : null,
        ["bytes"] = IsCounted ? JsonNumber.Of(_snapshot.SizeInBytes) : null,
        ["rows"] = IsCounted && _snapshot.RowCount is { } rows ? JsonNumber.Of(rows) : null,
        ["readObstacles"] = ToJson(_readObstacles),
        ["writeObstacles"] = ToJson(_writeObstacles),
    };

    private string VersionText(TimeProvider time) => _newest is null
        ? _snapshot.Version.ToString(CultureInfo.InvariantCulture)
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{_snapshot.Version}, {TimeText.Spaced(_newest.Timestamp)} ({TimeText.Age(time.GetUtcNow() - _newest.Timestamp)} ago)");

    private string[] Features() => [.. (Protocol.ReaderFeatures ?? [])
        .Union(Protocol.WriterFeatures ?? [], StringComparer.Ordinal)
        .Order(StringComparer.Ordinal)];

    private static string ObstacleText(ImmutableArray<FeatureObstacle> obstacles) => obstacles.IsEmpty
        ? "nothing stops it"
        : "stopped by " + string.Join(", ", obstacles.Select(obstacle => $"{obstacle.Name} ({obstacle.Needs})"));

    private static JsonArray ToJson(ImmutableArray<FeatureObstacle> obstacles) => new([.. obstacles.Select(obstacle => new JsonObject
    {
        ["name"] = obstacle.Name,
        ["needs"] = obstacle.Needs,
    })]);

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);
}
