using Microsoft.CodeAnalysis;

namespace Repro.Table.Tests.Architecture;

/// <summary>A place in the source that names something: who, where, and what it means.</summary>
/// <param name="File">The file as the project spells it, such as <c>src/Repro.Table/Snapshot.cs</c>.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Room">The room of the file.</param>
/// <param name="Symbol">What is named: a type, a member of one, or the namespace of a using directive.</param>
/// <param name="QualifiedName">Its name with namespace and type, without arguments.</param>
/// <param name="UsedRoom">The room that declares it; null for what is not of our source.</param>
/// <param name="IsCreated">Whether the place is a <c>new</c>, and the symbol its constructor.</param>
internal sealed record NameUse(
    string File, int Line, string Room, ISymbol Symbol, string QualifiedName, string? UsedRoom, bool IsCreated)
{
    /// <summary>Gets file and line, as a compiler would put them.</summary>
    public string Place => $"{File}:{Line}";
}
