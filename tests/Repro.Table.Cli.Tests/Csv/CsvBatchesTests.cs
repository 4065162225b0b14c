using System.Text;
using Apache.Arrow;
using Repro.Table.Cli.Columns;
using Repro.Table.Cli.Csv;
using Repro.Table.Cli.Failures;
using Repro.Table.Cli.Terminal;
using Repro.Table.Cli.Tests.Running;
using Repro.Table.Cli.Values;
using Repro.Table.Schemas;

namespace Repro.Table.Cli.Tests.Csv;

public sealed class CsvBatchesTests : IDisposable
{
    private readonly CliFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("long", "-5", "-5")]
    [InlineData("integer", "2147483647", "2147483647")]
    [InlineData("short", "-32768", "-32768")]
    [InlineData("byte", "127", "127")]
    [InlineData("double", "1e-7", "1e-7")]
    [InlineData("float", "0.1", "0.1")]
    [InlineData("double", "NaN", "NaN")]
    [InlineData("boolean", "TRUE", "true")]
    [InlineData("string", "  ä ", "  ä ")]
    [InlineData("date", "1969-12-31", "1969-12-31")]
    [InlineData("timestamp", "2024-01-01T01:00:00+01:00", "2024-01-01T00:00:00Z")]
    [InlineData("timestamp_ntz", "2024-01-01 00:00:00.5", "2024-01-01T00:00:00.5")]
    [InlineData("decimal(38,2)", "-123456789012345678901234567890.10", "-123456789012345678901234567890.10")]
    [InlineData("binary", "AP8=", "AP8=")]
    public async Task Every_primitive_keeps_its_value(string type, string field, string shown)
    {
        List<RecordBatch> batches = await ReadAsync($"a,b\n{field},\n,{field}\n", $"a:{type},b:{type}");
        RecordBatch batch = Assert.Single(batches);
        Assert.Equal(shown, CellValue.ToText(batch.Column("a"), 0));
        Assert.Null(CellValue.ToText(batch.Column("b"), 0));
        Assert.Null(CellValue.ToText(batch.Column("a"), 1));
        Assert.Equal(shown, CellValue.ToText(batch.Column("b"), 1));
        Assert.Equal(1, batch.Column("a").NullCount);
    }

    [Theory]
    [InlineData("long", "1.0")]
    [InlineData("long", "9223372036854775808")]
    [InlineData("integer", "2147483648")]
    [InlineData("short", "32768")]
    [InlineData("byte", "128")]
    [InlineData("float", "1e39")]
    [InlineData("double", "abc")]
    [InlineData("boolean", "yes")]
    [InlineData("date", "01.02.2024")]
    [InlineData("timestamp", "noon")]
    [InlineData("decimal(4,2)", "100")]
    [InlineData("binary", "not base64!")]
    public async Task A_value_that_does_not_fit_names_line_column_and_value(string type, string field)
    {
        CliException e = await Assert.ThrowsAsync<CliException>(() => ReadAsync($"a,b\n1,\n2,\"{field}\"\n", $"a:long,b:{type}"));
        Assert.Contains($"line 3, column 'b': '{field}' is not a value of type {type}", e.Message, StringComparison.Ordinal);
        Assert.Equal(3, (long)e.Details["line"]!);
        Assert.Equal("b", (string)e.Details["column"]!);
        Assert.Equal(field, (string)e.Details["value"]!);
    }

    [Fact]
    public async Task Lines_inside_of_quotes_count()
    {
        CliException e = await Assert.ThrowsAsync<CliException>(() => ReadAsync("a,b\n\"one\ntwo\",1\n\nx,bad\n", "a:string,b:long"));
        Assert.Contains("line 5, column 'b'", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_an_unquoted_empty_text_is_null()
    {
        RecordBatch batch = Assert.Single(await ReadAsync("a,b,c\n\"\",\"\",NA\n,,\"NA\"\n", "a:string,b:long,c:string", nullTexts: ["NA"]));
        Assert.Equal(["", null], Texts(batch, "a"));
        Assert.Equal([null, null], Texts(batch, "b"));
        Assert.Equal([null, "NA"], Texts(batch, "c"));
    }

    [Fact]
    public async Task Columns_are_matched_by_name_and_missing_ones_are_null()
    {
        RecordBatch batch = Assert.Single(await ReadAsync("B,a\n1,2\n", "a:long,b:long,c:string"));
        Assert.Equal(["2"], Texts(batch, "a"));
        Assert.Equal(["1"], Texts(batch, "b"));
        Assert.Equal([null], Texts(batch, "c"));
    }

    [Theory]
    [InlineData("a,x\n1,2\n", "a:long,b:long", "the table has no column 'x'")]
    [InlineData("a\n1\n", "a:long,b:long not null", "'b' must not be null and is not in the file")]
    [InlineData("a,b\n1,\n", "a:long,b:long not null", "line 2, column 'b': the column must not be null")]
    [InlineData("a,A\n1,2\n", "a:long", "the name 'A' occurs twice")]
    [InlineData("a,\n1,2\n", "a:long", "column 2 has no name")]
    [InlineData("", "a:long", "is empty")]
    [InlineData("a,b\n1,2\n1\n", "a:long,b:long", "line 3")]
    [InlineData("a,b\n1,2,3\n", "a:long,b:long", "line 2")]
    [InlineData("a,b\n1,\"x\n2,3\n", "a:long,b:string", "line 2")]
    [InlineData("a\nx\"y\"\n", "a:string", "line 2")]
    public async Task A_file_that_is_not_the_table_s_says_where(string csv, string schema, string message)
    {
        CliException e = await Assert.ThrowsAsync<CliException>(() => ReadAsync(csv, schema));
        Assert.Contains(message, e.Message, StringComparison.Ordinal);
        Assert.NotEmpty(e.Next);
    }

    [Fact]
    public async Task Text_that_is_not_utf8_is_refused_with_its_line()
    {
        File.WriteAllBytes(_folder.PathOf("latin1.csv"), [.. "a\nok\n"u8, 0xE4, (byte)'\n']);
        CliException e = await Assert.ThrowsAsync<CliException>(() => ReadFileAsync("latin1.csv", "a:string", []));
        Assert.Contains("line 3, column 'a'", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_with_a_byte_order_mark_and_windows_line_ends_read_the_same()
    {
        foreach (Encoding encoding in (Encoding[])[new UTF8Encoding(true), Encoding.Unicode])
        {
            await File.WriteAllTextAsync(
                _folder.PathOf("bom.csv"), "a,b\r\n1,ä\r\n", encoding, TestContext.Current.CancellationToken);
            RecordBatch batch = Assert.Single(await ReadFileAsync("bom.csv", "a:long,b:string", []));
            Assert.Equal(["ä"], Texts(batch, "b"));
        }
    }

    [Fact]
    public async Task Many_rows_come_in_batches_of_bounded_size_in_file_order()
    {
        int count = (2 * TextColumns.MaxRows) + 5;
        string csv = "n\n" + string.Concat(Enumerable.Range(0, count).Select(i => FormattableString.Invariant($"{i}\n")));
        List<RecordBatch> batches = await ReadAsync(csv, "n:long");
        Assert.Equal([TextColumns.MaxRows, TextColumns.MaxRows, 5], batches.Select(batch => batch.Length));
        Assert.Equal(
            Enumerable.Range(0, count).Select(i => (long)i),
            batches.SelectMany(batch => ((Int64Array)batch.Column(0)).Values.ToArray()));
    }

    [Fact]
    public async Task A_file_with_a_header_alone_has_no_batches() => Assert.Empty(await ReadAsync("a,b\n", "a:long,b:long"));

    private static string?[] Texts(RecordBatch batch, string column) =>
        Enumerable.Range(0, batch.Length).Select(row => CellValue.ToText(batch.Column(column), row)).ToArray();

    private Task<List<RecordBatch>> ReadAsync(string csv, string schema, string[]? nullTexts = null) =>
        ReadFileAsync(_folder.Write("data.csv", csv), schema, nullTexts ?? []);

    private async Task<List<RecordBatch>> ReadFileAsync(string file, string schema, string[] nullTexts)
    {
        List<RecordBatch> batches = [];
        StructType type = SchemaText.Parse(schema);
        CsvFormat format = new() { NullTexts = nullTexts };
        await foreach (RecordBatch batch in CsvBatches.ReadAsync(
            _folder.PathOf(file), format, type, _ => "next", new Progress<WorkProgress>(), TestContext.Current.CancellationToken))
        {
            batches.Add(batch);
        }

        return batches;
    }
}
