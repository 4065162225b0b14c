using System.Collections.Immutable;

namespace Repro.Table.Tests.Architecture;

/// <summary>The first table of <c>src/README.md</c>: which room may import which.</summary>
/// <remarks>
/// A cell names rooms (<c>Data</c>: its direct members), rooms with all below (<c>Log.*</c>), or says <c>all above</c>. A folder without a
/// row is a part of the nearest room above it that has one, and parts of one room may import each other.
/// </remarks>
internal sealed class RoomTable
{
    private readonly List<(string Room, ImmutableArray<string> Named, bool IsAllAbove)> _rows = [];

    private RoomTable(string map)
    {
        foreach (ImmutableArray<string> cells in MarkdownTable.Rows(map, "| room | may import |"))
        {
            ImmutableArray<string> named = MarkdownTable.Names(cells[1]);
            bool isAllAbove = cells[1].StartsWith("all above", StringComparison.Ordinal);
            _rows.AddRange(MarkdownTable.Names(cells[0]).Select(room => (room, named, isAllAbove)));
        }
    }

    /// <summary>Gets the rooms, from the one that imports nothing upwards.</summary>
    public IEnumerable<string> Names => _rows.Select(row => row.Room);

    /// <summary>Parses the map.</summary>
    public static RoomTable Parse(string map) => new(map);

    /// <summary>Returns the room with a row that a folder is or lies in; null for none.</summary>
    public string? Find(string folder) => Names.Where(room => Rooms.IsIn(folder, room)).MaxBy(room => room.Length);

    /// <summary>Returns every import that the table does not allow.</summary>
    public IEnumerable<string> Check(IEnumerable<NameUse> uses)
    {
        foreach (NameUse use in uses)
        {
            if (use.UsedRoom is not null && Find(use.Room) is { } user && Find(use.UsedRoom) is { } used && !Allows(user, used))
            {
                string name = use.IsCreated ? use.Symbol.ContainingType.Name : use.Symbol.Name;
                yield return $"{use.Place}: {user} may not import {used} ({name})";
            }
        }
    }

    /// <summary>Returns what is wrong with the table itself: a row may only name rooms of rows above it, so no cycle fits in.</summary>
    public IEnumerable<string> CheckOrder() =>
        from row in _rows.Index()
        from name in row.Item.Named
        where !_rows.Take(row.Index).Any(above => Matches(name, above.Room))
        select $"the row of {row.Item.Room} names {name}, which no row above it has";

    /// <summary>Returns what the table does not know of the folders, and what it knows that is not there.</summary>
    /// <remarks>Where one folder below a room has a row, all have one; else a new sibling would not be kept apart.</remarks>
    public IEnumerable<string> CheckFolders(IReadOnlyCollection<string> folders)
    {
        foreach (string folder in folders)
        {
            string? room = Find(folder);
            if (room is null || (room != folder && Names.Any(name => name != room && Rooms.IsIn(name, room))))
            {
                yield return $"{folder} has no row in the table of rooms";
            }
        }

        foreach (string room in Names.Where(room => !folders.Contains(room)))
        {
            yield return $"{room} has a row, and there is no such folder";
        }
    }

    private static bool Matches(string pattern, string room) =>
        pattern.EndsWith(".*", StringComparison.Ordinal) ? Rooms.IsIn(room, pattern[..^2]) : room == pattern;

    private bool Allows(string user, string used)
    {
        int index = _rows.FindIndex(row => row.Room == user);
        return user == used
            || _rows[index].Named.Any(pattern => Matches(pattern, used))
            || (_rows[index].IsAllAbove && _rows.Take(index).Any(row => row.Room == used));
    }
}
