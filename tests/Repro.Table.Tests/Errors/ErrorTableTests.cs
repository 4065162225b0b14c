using System.Text.RegularExpressions;
using Repro.Table.Errors;
using Xunit;

namespace Repro.Table.Tests.Errors;

/// <summary><c>spec/errors.md</c> is a promise to programs, so it is compared with the source.</summary>
public sealed partial class ErrorTableTests
{
    [Fact]
    public void Every_exception_stands_in_the_table_under_its_code()
    {
        string table = File.ReadAllText(Path.Combine(Root(), "spec", "errors.md"));
        IEnumerable<string> names = typeof(TableException).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(TableException)) && type.IsSealed && type != typeof(StoreException))
            .Select(type => type.Name);
        foreach (string name in names)
        {
            string source = File.ReadAllText(Path.Combine(Root(), "src", "Repro.Table", "Errors", name + ".cs"));
            string code = BaseCode().Match(source).Groups[1].Value;
            Assert.Contains($"| `{code}` | `{name}` | ", table, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_code_of_a_store_stands_in_the_table()
    {
        string table = File.ReadAllText(Path.Combine(Root(), "spec", "errors.md"));
        IEnumerable<string> codes = Directory.EnumerateFiles(Path.Combine(Root(), "src"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => StoreCode().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups[1].Value)
            .Distinct();
        Assert.All(codes, code => Assert.Contains($"| `{code}` | ", table, StringComparison.Ordinal));
    }

    [GeneratedRegex("base\\(\"([A-Za-z]+)\"")]
    private static partial Regex BaseCode();

    // An argument of its own; the name of the exception in a comment is none.
    [GeneratedRegex("\"(Store[A-Z][A-Za-z]+)\",")]
    private static partial Regex StoreCode();

    private static string Root()
    {
        DirectoryInfo folder = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Repro.Table.sln")))
        {
            folder = folder.Parent!; // the tests run below the solution
        }

        return folder.FullName;
    }
}
