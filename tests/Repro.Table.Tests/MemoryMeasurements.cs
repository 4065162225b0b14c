using Xunit;

namespace Repro.Table.Tests;

/// <summary>Tests that look at the memory of the whole process, and so run alone.</summary>
[CollectionDefinition(nameof(MemoryMeasurements), DisableParallelization = true)]
public sealed class MemoryMeasurements;
