using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Repro.Table.Cli.Tests.Running;

namespace Repro.Table.Cli.Tests.Rows;

/// <summary>Arrays of NumPy, read by the words of its format: magic, version, length of the header, a Python literal, values.</summary>
public sealed class NpyTests : IDisposable
{
    private readonly CliFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Several_columns_are_a_matrix_of_doubles()
    {
        await _folder.WithTableAsync("t", "a,b,c,d\n1,1.5,true,x\n2,,false,y\n");
        (string header, byte[] values) = await ExportAsync("--columns", "b,a,c");
        Assert.Equal("{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }", header);
        Assert.Equal([1.5, 1, 1, double.NaN, 2, 0], MemoryMarshal.Cast<byte, double>(values).ToArray());
    }

    [Theory]
    [InlineData("long", "<i8", new byte[] { 1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0 })]
    [InlineData("integer", "<i4", new byte[] { 1, 0, 0, 0, 2, 0, 0, 0 })]
    [InlineData("short", "<i2", new byte[] { 1, 0, 2, 0 })]
    [InlineData("byte", "|i1", new byte[] { 1, 2 })]
    [InlineData("float", "<f4", new byte[] { 0, 0, 128, 63, 0, 0, 0, 64 })]
    public async Task One_column_is_a_vector_of_its_type(string type, string code, byte[] expected)
    {
        await _folder.WithTableAsync("t", "a\n1\n2\n", "--type", $"a={type}");
        (string header, byte[] values) = await ExportAsync();
        Assert.Equal($"{{'descr': '{code}', 'fortran_order': False, 'shape': (2,), }}", header);
        Assert.Equal(expected, values);
    }

    [Fact]
    public async Task Rows_under_a_condition_and_a_limit_are_counted_first()
    {
        await _folder.WithTableAsync("t", "a,b\n1,9\n2,9\n3,1\n4,9\n");
        (string header, byte[] values) = await ExportAsync("--where", "b > 5", "--columns", "a", "--limit", "2");
        Assert.Contains("'shape': (2,)", header, StringComparison.Ordinal);
        Assert.Equal([1L, 2L], MemoryMarshal.Cast<byte, long>(values).ToArray());
        (header, values) = await ExportAsync("--limit", "0");
        Assert.Contains("'shape': (0, 2)", header, StringComparison.Ordinal);
        Assert.Empty(values);
    }

    [Fact]
    public async Task What_an_array_cannot_hold_is_refused_by_name()
    {
        await _folder.WithTableAsync("t", "a,b,name\n1,1,x\n,9007199254740993,y\n");
        Assert.Contains("'name' of type string", await FailAsync(), StringComparison.Ordinal);
        Assert.Contains("--where \"a IS NOT NULL\"", await FailAsync("--columns", "a"), StringComparison.Ordinal);
        Assert.Contains("column 'b', row 2", await FailAsync("--columns", "a,b"), StringComparison.Ordinal);
    }

    private async Task<(string Header, byte[] Values)> ExportAsync(params string[] options)
    {
        byte[] file = (await _folder.RunAsync(["export", "t", "--format", "npy", .. options])).Ends(0).Bytes;
        Assert.Equal([0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, 0], file[..8]);
        int start = 10 + BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(8));
        Assert.Equal(0, start % 64);
        string header = Encoding.ASCII.GetString(file.AsSpan(10, start - 10));
        Assert.EndsWith("\n", header, StringComparison.Ordinal);
        return (header.TrimEnd(' ', '\n'), file[start..]);
    }

    private async Task<string> FailAsync(params string[] options) =>
        (await _folder.RunAsync(["export", "t", "--format", "npy", .. options])).Fails(1).Error;
}
