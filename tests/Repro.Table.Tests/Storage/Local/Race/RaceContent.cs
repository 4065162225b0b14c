namespace Repro.Table.Tests.Storage.Local.Race;

/// <summary>The content of a version in a race: it names its writer in every byte, so that a part or a mixture shows.</summary>
internal static class RaceContent
{
    private const int Length = 4096;

    public static byte[] Of(int racer)
    {
        var content = new byte[Length];
        content.AsSpan().Fill(checked((byte)(racer + 1)));
        return content;
    }

    /// <summary>Returns who wrote it; null if it is empty, in part, or mixed.</summary>
    public static int? Writer(ReadOnlySpan<byte> content) =>
        content.Length == Length && content[0] != 0 && !content.ContainsAnyExcept(content[0]) ? content[0] - 1 : null;
}
