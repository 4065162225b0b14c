using Repro.Table.Cli.Columns;
using Repro.Table.Cli.Csv;
using Repro.Table.Cli.Failures;
using Repro.Table.Cli.Terminal;
using Repro.Table.Cli.Tests.Running;
using Repro.Table.Schemas;

namespace Repro.Table.Cli.Tests.Csv;

public sealed class CsvSchemaTests : IDisposable
{
    private readonly CliFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Types_are_guessed_from_all_rows()
    {
        Assert.Equal(
            "id long, zip string, score double, ok boolean, day date, at timestamp, empty string",
            await InferAsync("id,zip,score,ok,day,at,empty\n1,01234,1,true,2024-01-01,2024-01-01T10:00,\n2,99999,,false,,2024-01-02,\n3,1,2.5,,,,\n"));
    }

    [Fact]
    public async Task A_type_may_be_declared_and_then_its_values_are_checked()
    {
        Assert.Equal("id string, price decimal(10,2)", await InferAsync("id,price\n1,2.5\n", "ID:string,price:decimal(10,2)"));
        CliException e = await Assert.ThrowsAsync<CliException>(() => InferAsync("id,price\n1,2.555\n", "price:decimal(10,2)"));
        Assert.Contains("line 2, column 'price': '2.555'", e.Message, StringComparison.Ordinal);
        Assert.Contains("--type 'price=string'", e.Next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_declared_column_must_be_in_the_file()
    {
        CliException e = await Assert.ThrowsAsync<CliException>(() => InferAsync("id\n1\n", "nope:long"));
        Assert.Contains("no column 'nope'", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_as_many_rows_are_looked_at_as_asked_for() =>
        Assert.Equal("a long", await InferAsync("a\n1\nx\n", maxRows: 1));

    [Fact]
    public async Task Without_a_header_columns_are_numbered() =>
        Assert.Equal("column_1 long, column_2 string", await InferAsync("1,x\n2,y\n", format: new CsvFormat { HasHeader = false }));

    [Fact]
    public async Task Texts_for_null_do_not_count_as_values() =>
        Assert.Equal("a long, b string", await InferAsync("a,b\n1,NA\nNA,x\n", format: new CsvFormat { NullTexts = ["NA"] }));

    private async Task<string> InferAsync(
        string csv, string? declared = null, long maxRows = long.MaxValue, CsvFormat? format = null)
    {
        Dictionary<string, StructField> fields = declared is null
            ? []
            : SchemaText.Parse(declared).Fields.ToDictionary(field => field.Name, StringComparer.OrdinalIgnoreCase);
        await using CsvRows rows = CsvRows.Open(_folder.PathOf(_folder.Write("data.csv", csv)), format ?? new CsvFormat());
        StructType schema = await CsvSchema.InferAsync(
            rows, fields, maxRows, new Progress<WorkProgress>(), TestContext.Current.CancellationToken);
        return string.Join(", ", schema.Fields);
    }
}
