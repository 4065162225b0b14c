using Xunit;

namespace Repro.Table.Tests.Architecture;

/// <summary>The rules about dependencies, each seen to catch a source that breaks it, on the table that holds.</summary>
public sealed class ThirdPartyImportRuleTests
{
    private static readonly DependencyTable Table = DependencyTable.Parse(SourceTree.Read("src/README.md"));

    [Theory]
    [InlineData("Parquet.ParquetReader? _reader;", "Parquet (ParquetReader)")]
    [InlineData("Microsoft.Extensions.Logging.ILogger? _log;", "Microsoft.Extensions.Logging (ILogger)")]
    [InlineData("string Text() => File.ReadAllText(string.Empty);", "System.IO.File (File)")]
    [InlineData("bool Is() => Directory.Exists(string.Empty);", "System.IO.Directory (Directory)")]
    [InlineData("Stream Open() => new FileStream(string.Empty, FileMode.Open);", "System.IO.FileStream (FileStream)")]
    [InlineData("string Both() => Path.Combine(string.Empty, string.Empty);", "System.IO.Path (Path)")]
    [InlineData("DateTime Now() => DateTime.UtcNow;", "System.DateTime.UtcNow (UtcNow)")]
    [InlineData("DateTimeOffset Now() => DateTimeOffset.Now;", "System.DateTimeOffset.Now (Now)")]
    [InlineData("TimeProvider Time() => TimeProvider.System;", "System.TimeProvider.System (System)")]
    [InlineData("object Watch() => System.Diagnostics.Stopwatch.StartNew();", "System.Diagnostics.Stopwatch (Stopwatch)")]
    [InlineData("Guid Id() => Guid.NewGuid();", "System.Guid.NewGuid (NewGuid)")]
    [InlineData("Func<Guid> Id() => Guid.NewGuid;", "System.Guid.NewGuid (NewGuid)")]
    [InlineData("int Roll() => Random.Shared.Next();", "System.Random (Shared)")]
    [InlineData("int Cores() => Environment.ProcessorCount;", "System.Environment (ProcessorCount)")]
    [InlineData("void Say() => Console.WriteLine();", "System.Console (WriteLine)")]
    [InlineData("object? Make(Type type) => Activator.CreateInstance(type);", "System.Activator (CreateInstance)")]
    [InlineData("object Look(Type type) => type.GetProperty(\"x\")!.GetValue(null)!;", "System.Reflection (GetValue)")]
    public void A_use_in_another_room_is_found(string member, string expected)
    {
        SourceProject project = Sample.Compile(("Log/State/Use", $"namespace Repro.Table.Log.State; class Use {{ {member} }}"));

        Assert.Empty(project.NotUnderstood);
        Assert.Contains($"src/Repro.Table/Log/State/Use.cs:1: Log.State may not use {expected}", Table.Check(project.Uses));
    }

    [Fact]
    public void A_using_directive_is_a_use()
    {
        SourceProject project = Sample.Compile(("Errors/Use", "using Apache.Arrow.Types;\nnamespace Repro.Table.Errors; class Use;"));

        Assert.Equal(["src/Repro.Table/Errors/Use.cs:1: Errors may not use Apache.Arrow (Types)"], Table.Check(project.Uses));
    }

    [Fact]
    public void A_use_in_a_part_of_a_room_that_may_is_none()
    {
        SourceProject project = Sample.Compile(
            ("Storage/Local/Calls/Use", "namespace Repro.Table.Storage.Local.Calls; class Use { bool Is() => File.Exists(string.Empty); }"));

        Assert.Empty(Table.Check(project.Uses));
    }

    [Fact]
    public void A_package_that_the_table_lacks_is_found()
    {
        SourceProject project = Sample.Compile(
            ("Use", "namespace Repro.Table; class Use { Microsoft.CodeAnalysis.SyntaxNode? _node; }"));

        Assert.Contains(
            "src/Repro.Table/Use.cs:1: root uses Microsoft.CodeAnalysis (SyntaxNode), which the table of dependencies lacks",
            Table.Check(project.Uses));
    }

    [Fact]
    public void A_dependency_that_nothing_is_called_is_found()
    {
        SourceProject project = Sample.Compile();

        Assert.True(project.Knows("System.Guid.NewGuid"));
        Assert.True(project.Knows("Apache.Arrow"));
        Assert.False(project.Knows("System.Guid.NewGuit"));
        Assert.False(project.Knows("Apache.Arrows"));
    }
}
