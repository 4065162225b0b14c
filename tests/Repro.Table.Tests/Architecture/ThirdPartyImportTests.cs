using Xunit;

namespace Repro.Table.Tests.Architecture;

/// <summary>Which room uses what is not ours is what <c>src/README.md</c> says; clocks, files and randomness are part of it.</summary>
[Collection(typeof(ArchitectureCollection))]
public sealed class ThirdPartyImportTests(CompiledSources sources)
{
    [Fact]
    public void Every_use_is_allowed_by_the_map() => Findings.None(DependencyTable.Parse(sources.Map).Check(sources.Uses));

    [Fact]
    public void Every_room_of_the_table_exists()
    {
        HashSet<string> folders = [.. sources.Uses.Select(use => use.Room)];

        Findings.None(DependencyTable.Parse(sources.Map).UsingRooms
            .Where(room => !folders.Any(folder => Rooms.IsIn(folder, room)))
            .Select(room => $"the table of dependencies names {room}, and there is no such folder"));
    }

    // A rule about a name that nothing has would hold for ever.
    [Fact]
    public void Every_dependency_of_the_table_has_a_meaning() => Findings.None(DependencyTable.Parse(sources.Map).Names
        .Where(name => !sources.Cli.Knows(name))
        .Select(name => $"the table of dependencies names {name}, which the compiler does not know"));
}
