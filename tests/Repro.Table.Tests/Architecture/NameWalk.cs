using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Repro.Table.Tests.Architecture;

/// <summary>Looks at every name in a compilation and asks what it means.</summary>
/// <remarks>
/// Being semantic it sees qualified names, <c>var</c>, inferred type arguments, <c>new()</c>, <c>nameof</c> and constants that the compiler
/// folds away. Comments import nothing; a using directive does, even when only a comment needs it.
/// </remarks>
internal sealed class NameWalk(Compilation compilation)
{
    private static readonly SymbolDisplayFormat QualifiedFormat = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        memberOptions: SymbolDisplayMemberOptions.IncludeContainingType);

    private readonly Dictionary<ISymbol, (string Name, string? Room)> _described = new(SymbolEqualityComparer.Default);

    /// <summary>Gets the names that mean nothing to the compiler: what these tests would be blind for.</summary>
    public List<string> NotUnderstood { get; } = [];

    /// <summary>Returns every use of a name, file by file.</summary>
    public ImmutableArray<NameUse> Walk() => [.. compilation.SyntaxTrees.SelectMany(WalkFile)];

    private IEnumerable<NameUse> WalkFile(SyntaxTree tree)
    {
        SemanticModel model = compilation.GetSemanticModel(tree);
        string user = Rooms.OfFile(tree.FilePath);
        foreach (SyntaxNode node in tree.GetRoot().DescendantNodes())
        {
            bool isCreated = node is BaseObjectCreationExpressionSyntax;
            if (!isCreated && node is not SimpleNameSyntax)
            {
                continue;
            }

            SymbolInfo info = model.GetSymbolInfo(node);
            // What may not be seen is named all the same.
            ISymbol? named = info.Symbol ?? info.CandidateSymbols.FirstOrDefault();
            if (named is null && !IsWordOfTheLanguage(node))
            {
                NotUnderstood.Add($"{tree.FilePath}:{Line(node)}: {node}");
            }

            foreach (ISymbol symbol in named is INamespaceSymbol space ? Imported(space, node) : Parts(named))
            {
                (string name, string? room) = Describe(symbol);
                yield return new NameUse(tree.FilePath, Line(node), user, symbol, name, room, isCreated);
            }
        }
    }

    private static int Line(SyntaxNode node) => node.SyntaxTree.GetLineSpan(node.Span).StartLinePosition.Line + 1;

    // `nameof` and some constraints are spelled like names; the name that an alias gets is no use of one.
    private static bool IsWordOfTheLanguage(SyntaxNode node) =>
        node is IdentifierNameSyntax { Identifier.ValueText: "nameof" or "unmanaged" or "notnull", Parent: InvocationExpressionSyntax or TypeConstraintSyntax }
        || node.Parent is NameEqualsSyntax { Parent: UsingDirectiveSyntax };

    // Of the namespaces only what a using directive brings in; elsewhere the type behind it is what counts.
    private static IEnumerable<ISymbol> Imported(INamespaceSymbol space, SyntaxNode node)
    {
        SyntaxNode whole = node.Parent is QualifiedNameSyntax qualified && qualified.Right == node ? qualified : node;
        return whole.Parent is UsingDirectiveSyntax ? [space] : [];
    }

    // A type with its arguments and elements; a member with its inferred type arguments.
    private static IEnumerable<ISymbol> Parts(ISymbol? symbol) => symbol switch
    {
        IArrayTypeSymbol array => Parts(array.ElementType),
        IPointerTypeSymbol pointer => Parts(pointer.PointedAtType),
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.SelectMany(element => Parts(element.Type)),
        INamedTypeSymbol { IsAnonymousType: true } => [],
        INamedTypeSymbol type => type.TypeArguments.SelectMany(Parts).Prepend(type.OriginalDefinition),
        IMethodSymbol { MethodKind: MethodKind.LocalFunction } local => local.TypeArguments.SelectMany(Parts),
        IMethodSymbol method => method.TypeArguments.SelectMany(Parts).Prepend((method.ReducedFrom ?? method).OriginalDefinition),
        IPropertySymbol or IEventSymbol => [symbol.OriginalDefinition],
        IFieldSymbol { ContainingType.IsTupleType: false } => [symbol.OriginalDefinition],
        _ => [],
    };

    private (string Name, string? Room) Describe(ISymbol symbol)
    {
        if (!_described.TryGetValue(symbol, out (string, string?) described))
        {
            string name = symbol.ToDisplayString(QualifiedFormat);
            _described.Add(symbol, described = (name, RoomOf(symbol, name)));
        }

        return described;
    }

    // Members that the compiler makes, such as those of a record, are declared where their type is.
    private static string? RoomOf(ISymbol symbol, string name) => symbol switch
    {
        INamespaceSymbol => Rooms.IsOurs(name) ? Rooms.OfNamespace(name) : null,
        { DeclaringSyntaxReferences: [{ } first, ..] } => Rooms.OfFile(first.SyntaxTree.FilePath),
        { ContainingType: { } type } => RoomOf(type, name),
        _ => null,
    };
}
