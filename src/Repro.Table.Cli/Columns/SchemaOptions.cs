using System.CommandLine;
using Repro.Table.Cli.Failures;
using Repro.Table.Schemas;

namespace Repro.Table.Cli.Columns;

/// <summary>The options by which a user declares the types of columns that would be guessed otherwise.</summary>
internal sealed class SchemaOptions
{
    private readonly Option<string?> _schema = new("--schema")
    {
        Description = "Types of a new table, like 'id:long not null,price:decimal(10,2)'; columns that it leaves out are guessed",
        HelpName = "COLUMNS",
    };

    private readonly Option<string[]> _type = new("--type")
    {
        Description = "The type of one column of a new table, like zip=string; may be repeated",
        HelpName = "COLUMN=TYPE",
    };

    public SchemaOptions(Command command)
    {
        command.Add(_schema);
        command.Add(_type);
    }

    /// <summary>Returns the declared columns by name, ignoring case; <c>--type</c> wins over <c>--schema</c>.</summary>
    public IReadOnlyDictionary<string, StructField> Declared(ParseResult parse)
    {
        Dictionary<string, StructField> declared = new(StringComparer.OrdinalIgnoreCase);
        if (parse.GetValue(_schema) is { } schema)
        {
            foreach (StructField field in SchemaText.Parse(schema).Fields)
            {
                declared.Add(field.Name, field);
            }
        }

        foreach (string text in parse.GetValue(_type) ?? [])
        {
            int equals = text.LastIndexOf('=');
            string name = equals < 0 ? string.Empty : text[..equals];
            if (name.Length == 0)
            {
                throw CliException.Usage($"'{text}' gives no column a type.", "Write it like --type zip=string.");
            }

            declared[name] = new StructField { Name = name, Type = TypeText.Parse(text[(equals + 1)..]) };
        }

        return declared;
    }
}
