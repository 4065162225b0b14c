using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Repro.Table.Cli.Rows;

/// <summary>The header of an NPY file, version 1.0.</summary>
internal static class NpyHeader
{
    private const int PrefixLength = 10;
    private const int Alignment = 64;

    /// <summary>Returns the header, padded so that the values begin at a multiple of 64 bytes.</summary>
    /// <param name="type">The type of the values.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="width">The number of columns of a matrix; null for a vector.</param>
    public static byte[] Of(NpyType type, long rows, int? width)
    {
        string shape = width is null
            ? string.Create(CultureInfo.InvariantCulture, $"({rows},)")
            : string.Create(CultureInfo.InvariantCulture, $"({rows}, {width})");
        string text = $"{{'descr': '{type.Description}', 'fortran_order': False, 'shape': {shape}, }}";
        int length = (PrefixLength + text.Length + 1 + Alignment - 1) / Alignment * Alignment;
        byte[] header = new byte[length];
        header[0] = 0x93;
        "NUMPY"u8.CopyTo(header.AsSpan(1));
        header[6] = 1;
        header[7] = 0;
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(8), (ushort)(length - PrefixLength));
        header.AsSpan(PrefixLength).Fill((byte)' ');
        Encoding.ASCII.GetBytes(text, header.AsSpan(PrefixLength));
        header[^1] = (byte)'\n';
        return header;
    }
}
