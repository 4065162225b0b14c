namespace Repro.Table.Log.Actions;

/// <summary>Who must know a feature.</summary>
internal enum FeatureKind
{
    /// <summary>Writers only: it never stands in the way of reading.</summary>
    Writer,

    /// <summary>Readers and writers.</summary>
    ReaderWriter,
}
