using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Repro.Table.Tests.Architecture;

/// <summary>The second table of <c>src/README.md</c>: what is not ours, and the rooms that may use it.</summary>
/// <remarks>
/// A name in the first column is a namespace, a type or a member and covers what lies below it; the longest one counts. A room covers
/// what lies below it too. An assembly that is neither part of .NET nor in the table is used by nobody.
/// </remarks>
internal sealed class DependencyTable
{
    private readonly Dictionary<string, ImmutableArray<string>> _rows = [];

    private DependencyTable(string map)
    {
        foreach (ImmutableArray<string> cells in MarkdownTable.Rows(map, "| dependency | only in |"))
        {
            foreach (string name in MarkdownTable.Names(cells[0]))
            {
                _rows.Add(name, MarkdownTable.Names(cells[1]));
            }
        }
    }

    /// <summary>Gets the dependencies.</summary>
    public IEnumerable<string> Names => _rows.Keys;

    /// <summary>Gets every room that some row names.</summary>
    public IEnumerable<string> UsingRooms => _rows.Values.SelectMany(rooms => rooms).Distinct();

    /// <summary>Parses the map.</summary>
    public static DependencyTable Parse(string map) => new(map);

    /// <summary>Returns the row that governs a qualified name; null for none.</summary>
    public string? Find(string qualifiedName) =>
        Names.Where(name => Rooms.IsIn(qualifiedName, name)).MaxBy(name => name.Length);

    /// <summary>Returns every use that the table does not allow.</summary>
    public IEnumerable<string> Check(IEnumerable<NameUse> uses)
    {
        foreach (NameUse use in uses.Where(use => use.UsedRoom is null))
        {
            string? row = Find(use.QualifiedName);
            if (row is not null && !_rows[row].Any(room => Rooms.IsIn(use.Room, room)))
            {
                yield return $"{use.Place}: {use.Room} may not use {row} ({use.Symbol.Name})";
            }
            else if (row is null && use.Symbol.ContainingAssembly is { } assembly && !References.IsPlatform(assembly.Name))
            {
                yield return $"{use.Place}: {use.Room} uses {assembly.Name} ({use.Symbol.Name}), which the table of dependencies lacks";
            }
        }
    }
}
