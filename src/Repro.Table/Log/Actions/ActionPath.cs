using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Repro.Table.Log.Actions;

/// <summary>The URI layer of paths in actions. Protocol: Add File and Remove File.</summary>
/// <remarks>
/// <code>
/// directory + file name  --Encode-->  add.path  --TryDecode, exactly once-->  key in the store
/// </code>
/// The Hive escapes of partition directories lie below this layer and stay in the key: <c>US%2FEast</c> on disk is
/// <c>US%252FEast</c> in the log. A plus sign is a plus sign. Non-ASCII text is written raw, as Spark does, and read
/// raw or encoded. Nothing here decides whether a path is safe: a store takes only what its own check of the decoded
/// text allows.</remarks>
internal static partial class ActionPath
{
    private static readonly SearchValues<char> Encoded = SearchValues.Create(
        string.Concat(Enumerable.Range(0, 0x21).Append(0x7F).Select(c => (char)c)) + "\"#%<>?[\\]^`{|}");

    private static readonly SearchValues<char> SchemeCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-.");

    private static readonly UTF8Encoding StrictUtf8 = new(false, true);

    /// <summary>Encodes a path that is relative to the table root.</summary>
    /// <returns>The text for an action, which <see cref="KindOf"/> calls relative.</returns>
    public static string Encode(string decoded)
    {
        int scheme = SchemeLength(decoded);
        if (scheme == 0 && decoded.AsSpan().IndexOfAny(Encoded) < 0)
        {
            return decoded;
        }

        StringBuilder text = new(decoded.Length + 16);
        for (int i = 0; i < decoded.Length; i++)
        {
            char c = decoded[i];

            // A name such as `a:b` would be taken for a URI with the scheme `a`.
            if (Encoded.Contains(c) || (scheme > 0 && i == scheme))
            {
                text.Append(CultureInfo.InvariantCulture, $"%{(int)c:X2}");
            }
            else
            {
                text.Append(c);
            }
        }

        return text.ToString();
    }

    /// <summary>Decodes the path of an action, relative or absolute, exactly once.</summary>
    /// <param name="encoded">The path as the log has it.</param>
    /// <param name="decoded">The decoded path; null if it is malformed.</param>
    /// <returns>False if an escape is malformed or the bytes are not UTF-8; the action is then corrupt.</returns>
    public static bool TryDecode(string encoded, [NotNullWhen(true)] out string? decoded)
    {
        if (!encoded.Contains('%', StringComparison.Ordinal))
        {
            decoded = encoded;
            return true;
        }

        decoded = null;
        byte[] buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(encoded.Length));
        try
        {
            int length = StrictUtf8.GetBytes(encoded, buffer);
            if (!TryDecode(buffer.AsSpan(0, length), buffer, out int written))
            {
                return false;
            }

            decoded = StrictUtf8.GetString(buffer.AsSpan(0, written));
            return true;
        }
        catch (ArgumentException)
        {
            // Half a surrogate pair before decoding, or no UTF-8 after it.
            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Decodes the UTF-8 bytes of a path exactly once, without a look at what the decoded bytes are.</summary>
    /// <param name="encoded">The bytes as the log has them.</param>
    /// <param name="decoded">Room for as many bytes; it may be the same memory.</param>
    /// <param name="written">How many bytes were decoded.</param>
    /// <returns>False if a <c>%</c> is not followed by two hexadecimal digits.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> encoded, Span<byte> decoded, out int written)
    {
        written = 0;
        for (int i = 0; i < encoded.Length; i++)
        {
            byte b = encoded[i];
            if (b == (byte)'%')
            {
                if (i + 2 >= encoded.Length || HexValue(encoded[i + 1]) is not (int high and >= 0)
                    || HexValue(encoded[i + 2]) is not (int low and >= 0))
                {
                    return false;
                }

                b = (byte)((high << 4) | low);
                i += 2;
            }

            decoded[written++] = b;
        }

        return true;
    }

    /// <summary>Returns the part of a decoded path that replay compares: <c>file:/a</c> and <c>file:///a</c> are
    /// <c>/a</c>.</summary>
    public static ReadOnlySpan<byte> ReplayKey(ReadOnlySpan<byte> decoded)
    {
        if (!decoded.StartsWith("file:/"u8))
        {
            return decoded;
        }

        ReadOnlySpan<byte> path = decoded["file:".Length..];
        return path.StartsWith("///"u8) ? path[2..] : path.StartsWith("//"u8) ? decoded : path;
    }

    private static int HexValue(byte b) => b switch
    {
        >= (byte)'0' and <= (byte)'9' => b - '0',
        >= (byte)'A' and <= (byte)'F' => b - 'A' + 10,
        >= (byte)'a' and <= (byte)'f' => b - 'a' + 10,
        _ => -1,
    };
}
