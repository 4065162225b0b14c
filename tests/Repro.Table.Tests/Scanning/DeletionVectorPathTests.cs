using Repro.Table.Errors;
using Repro.Table.Log.Actions;
using Repro.Table.Scanning;
using Xunit;

namespace Repro.Table.Tests.Scanning;

public sealed class DeletionVectorPathTests
{
    [Theory]
    [InlineData("u", "ab^-aqEH.-t@S}K{vb[*k^", "ab/deletion_vector_d2c639aa-8816-431a-aaf6-d3fe2512ff61.bin")]
    [InlineData("u", "^-aqEH.-t@S}K{vb[*k^", "deletion_vector_d2c639aa-8816-431a-aaf6-d3fe2512ff61.bin")]
    [InlineData("u", "a%b^-aqEH.-t@S}K{vb[*k^", "a%b/deletion_vector_d2c639aa-8816-431a-aaf6-d3fe2512ff61.bin")]
    [InlineData("p", "file:///t/x%20y/d.bin", "x y/d.bin")]
    [InlineData("p", "/t/d.bin", "d.bin")]
    public void A_vector_in_a_file_is_placed_in_the_table(string storageType, string text, string expected) =>
        Assert.Equal(expected, DeletionVectorPath.Resolve(Vector(storageType, text), "/t")!.Value.Value);

    [Fact]
    public void An_inline_vector_has_no_file() => Assert.Null(DeletionVectorPath.Resolve(Vector("i", "^Bg9^"), "/t"));

    [Theory]
    [InlineData("u", "../..^-aqEH.-t@S}K{vb[*k^")]
    [InlineData("u", "/etc^-aqEH.-t@S}K{vb[*k^")]
    [InlineData("u", "_delta_log^-aqEH.-t@S}K{vb[*k^")]
    [InlineData("p", "file:///etc/passwd")]
    [InlineData("p", "file:///t/_delta_log/00000000000000000000.json")]
    public void A_vector_outside_the_table_is_refused(string storageType, string text) =>
        Assert.Throws<PathNotAllowedException>(() => DeletionVectorPath.Resolve(Vector(storageType, text), "/t"));

    [Theory]
    [InlineData("")]
    [InlineData("-aqEH.-t@S}K{vb[*k^")]
    [InlineData("^-aqEH.-t@S}K{vb[*k ")]
    [InlineData("#####################")]
    public void An_id_that_cannot_be_decoded_is_a_corrupt_log(string text) =>
        Assert.Throws<LogCorruptException>(() => DeletionVectorPath.Resolve(Vector("u", text), "/t"));

    [Fact]
    public void An_unknown_storage_type_is_refused_by_name()
    {
        UnsupportedFeatureException refused = Assert.Throws<UnsupportedFeatureException>(
            () => DeletionVectorPath.Resolve(Vector("x", "a"), "/t"));
        Assert.Contains("'x'", refused.Message, StringComparison.Ordinal);
    }

    private static DeletionVectorDescriptor Vector(string storageType, string text) =>
        new() { StorageType = storageType, PathOrInlineDv = text, SizeInBytes = 44, Cardinality = 6 };
}
