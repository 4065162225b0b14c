using System.Buffers.Binary;

namespace Repro.Table.Data.DeletionVectors;

/// <summary>Bytes as printable text: four bytes become five characters. ZeroMQ RFC 32.</summary>
internal static class Z85
{
    private const string Alphabet =
        "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#";

    private const int BlockLength = sizeof(uint);
    private const int BlockTextLength = 5;

    /// <summary>Decodes text into exactly as many bytes as there is room for.</summary>
    /// <param name="text">The text.</param>
    /// <param name="bytes">Where the bytes go; a multiple of four.</param>
    /// <returns>False if the text has another length, a character outside the alphabet, or a block too large for four
    /// bytes; what was written then means nothing.</returns>
    public static bool TryDecode(ReadOnlySpan<char> text, Span<byte> bytes)
    {
        if (bytes.Length % BlockLength != 0 || text.Length != bytes.Length / BlockLength * BlockTextLength)
        {
            return false;
        }

        for (; !bytes.IsEmpty; text = text[BlockTextLength..], bytes = bytes[BlockLength..])
        {
            ulong block = 0;
            foreach (char c in text[..BlockTextLength])
            {
                int digit = Alphabet.IndexOf(c, StringComparison.Ordinal);
                if (digit < 0)
                {
                    return false;
                }

                block = (block * (ulong)Alphabet.Length) + (ulong)digit;
            }

            if (block > uint.MaxValue)
            {
                return false;
            }

            BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)block);
        }

        return true;
    }
}
