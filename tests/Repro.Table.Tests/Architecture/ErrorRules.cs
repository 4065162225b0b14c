using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Repro.Table.Tests.Architecture;

/// <summary>What holds for every kind of failure: a leaf is sealed, documented, made by <c>Throw</c> and expected by a test.</summary>
internal static partial class ErrorRules
{
    private const string Base = "TableException";

    /// <summary>Returns the leaves that are not sealed or not documented.</summary>
    public static IEnumerable<string> CheckLeaves(Compilation compilation)
    {
        foreach (INamedTypeSymbol leaf in Leaves(compilation))
        {
            if (!leaf.IsSealed)
            {
                yield return $"{leaf.Name} is not sealed";
            }

            if (leaf.GetDocumentationCommentXml()?.Contains("<summary>", StringComparison.Ordinal) != true)
            {
                yield return $"{leaf.Name} is not documented";
            }
        }
    }

    /// <summary>Returns the places outside of Errors that make an exception themselves.</summary>
    public static IEnumerable<string> CheckConstruction(IEnumerable<NameUse> uses) =>
        from use in uses
        where use.IsCreated && use.Room != "Errors" && IsFailure(use.Symbol.ContainingType)
        select $"{use.Place}: {use.Room} makes a {use.Symbol.ContainingType.Name} itself; Throw does that";

    /// <summary>Returns the leaves that no test expects.</summary>
    public static IEnumerable<string> CheckTests(IEnumerable<string> leaves, IEnumerable<string> tests)
    {
        HashSet<string> expected = [.. tests.SelectMany(test => Expectation().Matches(test)).Select(match => match.Groups["name"].Value)];
        return leaves.Where(leaf => !expected.Contains(leaf)).Select(leaf => $"no test expects {leaf}");
    }

    /// <summary>Returns the exceptions that can be thrown.</summary>
    public static IEnumerable<INamedTypeSymbol> Leaves(Compilation compilation) =>
        PublicSurface.DeclaredTypes(compilation.Assembly.GlobalNamespace).Where(type => !type.IsAbstract && IsFailure(type));

    private static bool IsFailure(INamedTypeSymbol? type)
    {
        INamedTypeSymbol? at = type;
        while (at is not null && at.Name != Base)
        {
            at = at.BaseType;
        }

        return at is not null;
    }

    [GeneratedRegex(@"\b(Throws|ThrowsAny|ThrowsAsync|ThrowsAnyAsync|IsType)<(?<name>\w+)>")]
    private static partial Regex Expectation();
}
