namespace Repro.Table.Scanning;

/// <summary>The three truth values of SQL as bytes, in their order.</summary>
internal static class Truth
{
    /// <summary>Zero: cleared memory is false.</summary>
    public const byte False = 0;

    public const byte Unknown = 1;

    public const byte True = 2;
}
