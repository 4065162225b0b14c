using Xunit;

namespace Repro.Table.Tests.Architecture;

/// <summary>The rules about rooms, each seen to catch a source that breaks it.</summary>
public sealed class RoomImportRuleTests
{
    private const string Map = """
        | room | may import |
        |---|---|
        | `Errors` | nothing |
        | `Log.State` | `Errors` |
        | `Log.Commits` | `Log.*`, `Errors` |
        | `Scanning` | `Log.*`, `Errors` |
        | `Operations` | `Scanning` |
        | `Operations.Vacuum`, `Operations.Merge` | `Operations` |
        | `root` | all above |

        """;

    [Theory]
    [InlineData("ScanPlanner? _field;")]
    [InlineData("object Make() => new ScanPlanner();")]
    [InlineData("Scanning.ScanPlanner[]? _array;")]
    [InlineData("List<(ScanPlanner Planner, int Count)>? _list;")]
    [InlineData("string Named() => nameof(ScanPlanner);")]
    [InlineData("int Folded() => ScanPlanner.Limit;")]
    [InlineData("[System.ComponentModel.TypeConverter(typeof(ScanPlanner))] void Attributed() { }")]
    public void An_import_upwards_is_found_however_it_is_written(string member)
    {
        SourceProject project = Sample.Compile(
            ("Scanning/ScanPlanner", "namespace Repro.Table.Scanning; class ScanPlanner { public const int Limit = 1; }"),
            ("Log/Commits/Loop", $"using Repro.Table.Scanning;\nnamespace Repro.Table.Log.Commits; class Loop {{\n{member} }}"));

        Assert.Empty(project.NotUnderstood);
        Assert.Contains(
            "src/Repro.Table/Log/Commits/Loop.cs:3: Log.Commits may not import Scanning (ScanPlanner)",
            RoomTable.Parse(Map).Check(project.Uses));
    }

    [Fact]
    public void An_import_that_nobody_wrote_out_is_found()
    {
        SourceProject project = Sample.Compile(
            ("Scanning/Task", "namespace Repro.Table.Scanning; class FileScanTask { }"),
            ("root", "namespace Repro.Table; static class Shelf { public static List<Scanning.FileScanTask> All => []; }"),
            ("Errors/Use", "namespace Repro.Table.Errors; class Use { void All() { var all = Shelf.All; } }"));

        Assert.Contains(
            "src/Repro.Table/Errors/Use.cs:1: Errors may not import Scanning (FileScanTask)",
            RoomTable.Parse(Map).Check(project.Uses));
    }

    [Fact]
    public void A_using_that_only_a_comment_needs_is_found()
    {
        SourceProject project = Sample.Compile(
            ("Log/State/State", "namespace Repro.Table.Log.State; class SnapshotState;"),
            ("Errors/Use", "using Repro.Table.Log.State;\nnamespace Repro.Table.Errors; /// <see cref=\"SnapshotState\"/>\nclass Use;"));

        Assert.Equal(
            ["src/Repro.Table/Errors/Use.cs:1: Errors may not import Log.State (State)"],
            RoomTable.Parse(Map).Check(project.Uses));
    }

    [Theory]
    [InlineData("Operations/Merge", "Operations.Merge may not import Operations.Vacuum (VacuumPlan)")]
    [InlineData("Operations", "Operations may not import Operations.Vacuum (VacuumPlan)")]
    [InlineData("Operations/Vacuum/Steps", null)]
    [InlineData("", null)]
    public void Siblings_are_kept_apart_and_parts_are_not(string folder, string? expected)
    {
        string space = $"Repro.Table.{folder.Replace('/', '.')}".TrimEnd('.');
        SourceProject project = Sample.Compile(
            ("Operations/Vacuum/VacuumPlan", "namespace Repro.Table.Operations.Vacuum; class VacuumPlan;"),
            ($"{folder}/Use".TrimStart('/'), $"namespace {space}; class Use {{ Repro.Table.Operations.Vacuum.VacuumPlan? _plan; }}"));

        Assert.Equal(
            expected is null ? [] : [$"src/Repro.Table/{folder}/Use.cs:1: {expected}"],
            RoomTable.Parse(Map).Check(project.Uses));
    }

    [Fact]
    public void A_circle_of_parts_is_found()
    {
        SourceProject project = Sample.Compile(
            ("Scanning/Plans/Plan", "namespace Repro.Table.Scanning.Plans; class Plan { Repro.Table.Scanning.Rows.Row? _row; }"),
            ("Scanning/Rows/Row", "namespace Repro.Table.Scanning.Rows; class Row { Repro.Table.Scanning.Files.File? _file; }"),
            ("Scanning/Files/File", "namespace Repro.Table.Scanning.Files; class File { Repro.Table.Scanning.Plans.Plan? _plan; }"));

        Assert.Equal(
            [
                "src/Repro.Table/Scanning/Plans/Plan.cs:1: Scanning.Plans -> Scanning.Rows -> Scanning.Files -> Scanning.Plans is a circle; "
                + "Scanning.Plans names Row, Scanning.Rows names File, Scanning.Files names Plan",
            ],
            Cycles.Within(RoomTable.Parse(Map), project.Uses));
    }

    [Fact]
    public void A_row_that_names_a_room_below_it_is_found()
    {
        RoomTable table = RoomTable.Parse(Map.Replace("| `Errors` | nothing |", "| `Errors` | `Scanning` |", StringComparison.Ordinal));

        Assert.Equal(["the row of Errors names Scanning, which no row above it has"], table.CheckOrder());
    }

    [Fact]
    public void A_folder_without_a_row_and_a_row_without_a_folder_are_found()
    {
        string[] folders = ["Errors", "Log.State", "Log.Commits", "Log.Odd", "Storage", "Scanning", "Scanning.Part", "Operations", "Operations.Vacuum", "root"];

        Assert.Equal(
            [
                "Log.Odd has no row in the table of rooms",
                "Storage has no row in the table of rooms",
                "Operations.Merge has a row, and there is no such folder",
            ],
            RoomTable.Parse(Map).CheckFolders(folders));
    }

    [Fact]
    public void A_name_that_the_compiler_does_not_know_is_found()
    {
        SourceProject project = Sample.Compile(("Errors/Use", "namespace Repro.Table.Errors; class Use { Unknown? _unknown; }"));

        Assert.Equal(["src/Repro.Table/Errors/Use.cs:1: Unknown"], project.NotUnderstood);
    }
}
