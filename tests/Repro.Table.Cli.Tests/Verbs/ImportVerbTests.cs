using System.Text.Json;
using Repro.Table.Cli.Tests.Running;

namespace Repro.Table.Cli.Tests.Verbs;

public sealed class ImportVerbTests : IDisposable
{
    private readonly CliFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_csv_file_becomes_a_table_and_the_guessed_types_are_shown()
    {
        _folder.Write("data.csv", "id,zip,score,day\n1,01234,1.5,2024-01-01\n2,99999,,2024-01-02\n");
        CliResult result = (await _folder.RunAsync("import", "data.csv", "t")).Ends(0);
        Assert.Empty(result.Error);
        Assert.Equal($"Created {_folder.PathOf("t")}, version 0, with these columns:", result.Lines[0]);
        Assert.Equal(
            ["column  type    null  partition", "id      long    yes", "zip     string  yes", "score   double  yes", "day     date    yes"],
            result.Lines[1..6]);
        Assert.StartsWith("Imported 2 rows as version 1 (1 file, ", result.Lines[6], StringComparison.Ordinal);
    }

    [Fact]
    [Trait("MP", "108")]
    public async Task The_document_says_what_was_committed()
    {
        _folder.Write("data.csv", "id,name\n1,a\n2,b\n");
        JsonElement document = (await _folder.RunAsync("import", "data.csv", "t", "--json")).Ends(0).Document();
        Assert.True(document.GetProperty("created").GetBoolean());
        Assert.Equal(1, document.GetProperty("version").GetInt32());
        Assert.Equal(2, document.GetProperty("rows").GetInt32());
        Assert.Equal(1, document.GetProperty("addedFiles").GetInt32());
        Assert.EndsWith("@1", document.GetProperty("ref").GetString(), StringComparison.Ordinal);
        Assert.Equal("""[{"name":"id","nullable":true,"type":"long"},{"name":"name","nullable":true,"type":"string"}]""",
            document.GetProperty("schema").GetRawText());
    }

    [Fact]
    public async Task A_second_import_appends_by_the_schema_of_the_table()
    {
        await _folder.WithTableAsync("t", "id,name\n1,a\n");
        _folder.Write("more.csv", "name,id\nb,2\n");
        JsonElement document = (await _folder.RunAsync("import", "more.csv", "t", "--json")).Ends(0).Document();
        Assert.False(document.GetProperty("created").GetBoolean());
        Assert.Equal(2, document.GetProperty("version").GetInt32());
        CliResult head = (await _folder.RunAsync("head", "t", "--json")).Ends(0);
        Assert.Equal(2, head.Document().GetProperty("rows").GetArrayLength());

        _folder.Write("bad.csv", "name,id\nc,x\n");
        CliResult failed = (await _folder.RunAsync("import", "bad.csv", "t")).Fails(1);
        Assert.Contains("line 2, column 'id': 'x' is not a value of type long", failed.Error, StringComparison.Ordinal);
        (await _folder.RunAsync("import", "more.csv", "t", "--type", "id=string")).Fails(2);
    }

    [Fact]
    public async Task Types_may_be_declared()
    {
        await _folder.WithTableAsync(
            "t", "id,price,zip\n1,2.50,1234\n", "--schema", "id:integer not null,price:decimal(10,2)", "--type", "zip=string");
        CliResult result = (await _folder.RunAsync("schema", "t")).Ends(0);
        Assert.Equal(
            ["id      integer        no", "price   decimal(10,2)  yes", "zip     string         yes"],
            result.Lines[1..4]);
        CliResult head = (await _folder.RunAsync("head", "t", "--json")).Ends(0);
        Assert.Equal("""[{"id":1,"price":"2.50","zip":"1234"}]""", head.Document().GetProperty("rows").GetRawText());
    }

    [Fact]
    public async Task A_value_that_does_not_fit_leaves_nothing_behind()
    {
        _folder.Write("data.csv", "id\n1\nx\n");
        CliResult result = (await _folder.RunAsync("import", "data.csv", "t", "--type", "id=long", "--json")).Fails(1);
        JsonElement error = result.Document().GetProperty("error");
        Assert.Equal("CsvValue", error.GetProperty("code").GetString());
        Assert.Equal(3, error.GetProperty("details").GetProperty("line").GetInt32());
        Assert.Equal("id", error.GetProperty("details").GetProperty("column").GetString());
        Assert.Equal("x", error.GetProperty("details").GetProperty("value").GetString());
        Assert.Contains("--type", error.GetProperty("next").GetString(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.PathOf("t")));
    }

    [Fact]
    public async Task Types_guessed_from_the_first_rows_fail_later_with_the_flag_that_helps()
    {
        _folder.Write("data.csv", "id\n1\nx\n");
        CliResult result = (await _folder.RunAsync("import", "data.csv", "t", "--infer-rows", "1")).Fails(1);
        Assert.Contains("line 3, column 'id': 'x'", result.Error, StringComparison.Ordinal);
        Assert.Contains("--type 'id=string'", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_may_be_partitioned()
    {
        await _folder.WithTableAsync("t", "day,n\n2024-01-01,1\n2024-01-02,2\n", "--partition-by", "day");
        JsonElement schema = (await _folder.RunAsync("schema", "t", "--json")).Ends(0).Document();
        Assert.Equal("""["day"]""", schema.GetProperty("partitionColumns").GetRawText());
        Assert.Equal(2, schema.GetProperty("files").GetInt32());
        Assert.Equal(
            """[{"day":"2024-01-01","n":1},{"day":"2024-01-02","n":2}]""",
            (await _folder.RunAsync("head", "t", "--json")).Ends(0).Document().GetProperty("rows").GetRawText());
    }

    [Fact]
    public async Task Other_delimiters_and_texts_for_null_are_understood()
    {
        await _folder.WithTableAsync("t", "1;NA\n;2\n", "--delimiter", ";", "--null-value", "NA", "--no-header");
        Assert.Equal(
            """[{"column_1":1,"column_2":null},{"column_1":null,"column_2":2}]""",
            (await _folder.RunAsync("head", "t", "--json")).Ends(0).Document().GetProperty("rows").GetRawText());
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_told_before_anything_is_made()
    {
        CliResult result = (await _folder.RunAsync("import", "nothing.csv", "t")).Fails(1);
        Assert.Contains("There is no file", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.PathOf("t")));
    }

    [Fact]
    public async Task A_header_alone_makes_an_empty_table()
    {
        await _folder.WithTableAsync("t", "a,b\n");
        JsonElement document = (await _folder.RunAsync("head", "t", "--json")).Ends(0).Document();
        Assert.Equal(0, document.GetProperty("rows").GetArrayLength());
        Assert.Equal(2, document.GetProperty("columns").GetArrayLength());
    }

    [Fact]
    [Trait("MP", "110")]
    public async Task Progress_needs_a_terminal_and_obeys_its_switch()
    {
        string file = _folder.Write("data.csv", "id\n1\n");
        _folder.IsTerminal = true;
        CliResult shown = (await _folder.RunAsync("import", file, "a")).Ends(0);
        Assert.Contains("\u001b[", shown.Error, StringComparison.Ordinal);
        Assert.Empty((await _folder.RunAsync("import", file, "b", "--no-progress")).Ends(0).Error);

        _folder.Variables["NO_COLOR"] = "1";
        CliResult plain = (await _folder.RunAsync("import", file, "c")).Ends(0);
        Assert.DoesNotMatch("\u001b\\[[0-9;]*3[0-9]m", plain.Error);

        _folder.IsTerminal = false;
        CliResult piped = (await _folder.RunAsync("import", file, "d")).Ends(0);
        Assert.Empty(piped.Error);
        Assert.DoesNotContain("\u001b", piped.Out, StringComparison.Ordinal);
    }
}
