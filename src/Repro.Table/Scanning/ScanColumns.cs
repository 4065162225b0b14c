using System.Collections.Immutable;
using Repro.Table.Errors;
using Repro.Table.Expressions;
using Repro.Table.Log.State;
using Repro.Table.Schemas;

namespace Repro.Table.Scanning;

/// <summary>The columns of a scan: which are asked for, which a condition needs besides, and where each comes from.</summary>
internal sealed class ScanColumns
{
    private ScanColumns(TableLayout layout, ImmutableArray<StructField> fields, int outputCount)
    {
        Needed = new StructType { Fields = fields };
        Output = new StructType { Fields = fields[..outputCount] };
        Sources = [.. fields.Select(f => SourceOf(layout, f))];
        FileSchema = new StructType { Fields = [.. Sources.Where(s => !s.IsPartition).Select(s => s.Physical)] };
    }

    /// <summary>Gets the logical columns that are read: those asked for, then those of the condition.</summary>
    public StructType Needed { get; }

    /// <summary>Gets the logical columns that are asked for.</summary>
    public StructType Output { get; }

    /// <summary>Gets where each column of <see cref="Needed"/> comes from.</summary>
    public ImmutableArray<(StructField Physical, bool IsPartition)> Sources { get; }

    /// <summary>Gets the physical columns to read from each file.</summary>
    public StructType FileSchema { get; }

    /// <summary>Finds the columns of a scan.</summary>
    /// <param name="layout">The columns of the table.</param>
    /// <param name="names">The columns asked for; null for all.</param>
    /// <param name="condition">The bound condition; null for none.</param>
    /// <exception cref="SchemaMismatchException">There is no such column.</exception>
    /// <exception cref="ArgumentException">A column is asked for twice.</exception>
    public static ScanColumns Resolve(TableLayout layout, IReadOnlyList<string>? names, BoundPredicate? condition)
    {
        List<StructField> fields = [];
        foreach (string name in names ?? [.. layout.Schema.Fields.Select(f => f.Name)])
        {
            StructField field = layout.Schema.Find(name) ?? throw Throw.UnknownColumn(name, name, ClosestNames.Of(name, layout.Schema));
            if (fields.Contains(field))
            {
                throw new ArgumentException($"The column '{name}' is asked for twice.", nameof(names));
            }

            fields.Add(field);
        }

        int outputCount = fields.Count;
        foreach (string name in condition?.Columns ?? [])
        {
            StructField field = layout.Schema.Find(name)!; // the condition is bound to this schema
            if (!fields.Contains(field))
            {
                fields.Add(field);
            }
        }

        return new ScanColumns(layout, [.. fields], outputCount);
    }

    private static (StructField Physical, bool IsPartition) SourceOf(TableLayout layout, StructField field)
    {
        StructField physical = layout.PhysicalSchema.Fields[layout.Schema.Fields.IndexOf(field)];
        return (physical, layout.PartitionColumns.Contains(physical.Name));
    }
}
