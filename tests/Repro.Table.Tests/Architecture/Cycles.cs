namespace Repro.Table.Tests.Architecture;

/// <summary>Looks for rooms that import each other in a circle.</summary>
internal static class Cycles
{
    /// <summary>Returns each circle once, such as <c>Data.Parquet.Layout -> Data.Parquet.Reading -> Data.Parquet.Layout</c>.</summary>
    /// <remarks>Only imports within one row of the table count; between rows the table itself has no circle.</remarks>
    public static IEnumerable<string> Within(RoomTable table, IEnumerable<NameUse> uses)
    {
        ILookup<string, NameUse> imports = uses
            .Where(use => use.UsedRoom is not null && use.UsedRoom != use.Room && table.Find(use.Room) == table.Find(use.UsedRoom))
            .DistinctBy(use => (use.Room, use.UsedRoom))
            .ToLookup(use => use.Room);
        HashSet<string> done = [];
        List<NameUse> path = [];
        List<string> circles = [];
        foreach (IGrouping<string, NameUse> room in imports)
        {
            Visit(room.Key);
        }

        return circles;

        void Visit(string room)
        {
            int start = path.FindIndex(use => use.Room == room);
            if (start >= 0)
            {
                circles.Add(Describe(path[start..]));
            }
            else if (!done.Contains(room))
            {
                foreach (NameUse use in imports[room])
                {
                    path.Add(use);
                    Visit(use.UsedRoom!); // filtered above
                    path.RemoveAt(path.Count - 1);
                }

                done.Add(room);
            }
        }
    }

    private static string Describe(List<NameUse> circle) =>
        $"{circle[0].Place}: {string.Join(" -> ", circle.Select(use => use.Room))} -> {circle[0].Room} is a circle; "
        + string.Join(", ", circle.Select(use => $"{use.Room} names {use.Symbol.Name}"));
}
