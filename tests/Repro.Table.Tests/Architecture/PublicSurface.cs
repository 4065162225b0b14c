using Microsoft.CodeAnalysis;

namespace Repro.Table.Tests.Architecture;

/// <summary>What a project shows to others.</summary>
internal static class PublicSurface
{
    /// <summary>Returns the types of a compilation that others can see, nested ones included.</summary>
    public static IEnumerable<INamedTypeSymbol> Types(Compilation compilation) =>
        DeclaredTypes(compilation.Assembly.GlobalNamespace).Where(IsVisible);

    /// <summary>Returns every type of a compilation.</summary>
    public static IEnumerable<INamedTypeSymbol> DeclaredTypes(INamespaceOrTypeSymbol parent) =>
        parent.GetMembers().OfType<INamespaceOrTypeSymbol>().SelectMany(member => member is INamedTypeSymbol type
            ? DeclaredTypes(type).Prepend(type)
            : DeclaredTypes(member));

    /// <summary>Returns whether others can see a symbol: it and all around it is public, or protected.</summary>
    public static bool IsVisible(ISymbol symbol)
    {
        for (ISymbol? at = symbol; at is not null and not INamespaceSymbol; at = at.ContainingSymbol)
        {
            if (at.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Returns what the command line uses of the library without being shown it.</summary>
    public static IEnumerable<string> HiddenUses(IEnumerable<NameUse> uses) =>
        from use in uses
        where Rooms.IsIn(use.Room, "Cli") && use.UsedRoom is { } used && !Rooms.IsIn(used, "Cli")
            && use.Symbol is not INamespaceSymbol && !IsVisible(use.Symbol)
        select $"{use.Place}: {use.Room} may not use {use.QualifiedName}, which is internal";

    /// <summary>Returns the types below a room that others can see.</summary>
    public static IEnumerable<string> Exports(Compilation compilation, string room) =>
        from type in Types(compilation)
        where Rooms.IsIn(Rooms.OfNamespace(type.ContainingNamespace.ToDisplayString()), room)
        select $"{room} exports {type.ToDisplayString()}";

    /// <summary>Returns the members and types that show a type of an assembly to others.</summary>
    public static IEnumerable<string> Showing(Compilation compilation, string assembly) =>
        from type in Types(compilation)
        from member in type.GetMembers().Where(IsVisible).Prepend(type)
        from named in Signature(member).SelectMany(Parts)
        where named.ContainingAssembly?.Name == assembly
        select $"{member.ToDisplayString()} shows {named.ToDisplayString()}";

    private static IEnumerable<ITypeSymbol?> Signature(ISymbol member) => member switch
    {
        INamedTypeSymbol type => [type.BaseType, .. type.Interfaces, .. type.TypeParameters.SelectMany(parameter => parameter.ConstraintTypes)],
        IMethodSymbol method =>
        [
            method.ReturnType,
            .. method.Parameters.Select(parameter => parameter.Type),
            .. method.TypeParameters.SelectMany(parameter => parameter.ConstraintTypes),
        ],
        IPropertySymbol property => [property.Type, .. property.Parameters.Select(parameter => parameter.Type)],
        IFieldSymbol field => [field.Type],
        IEventSymbol raised => [raised.Type],
        _ => [],
    };

    private static IEnumerable<ITypeSymbol> Parts(ITypeSymbol? type) => type switch
    {
        null => [],
        IArrayTypeSymbol array => Parts(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.SelectMany(Parts).Prepend(named),
        _ => [type],
    };
}
