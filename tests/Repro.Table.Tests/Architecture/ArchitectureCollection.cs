using Xunit;

namespace Repro.Table.Tests.Architecture;

/// <summary>The tests that read the source: they share one compilation.</summary>
[CollectionDefinition]
public sealed class ArchitectureCollection : ICollectionFixture<CompiledSources>;
