namespace Repro.Table.Schemas;

/// <summary>How the columns of a schema are found in data files. Protocol: Column Mapping.</summary>
internal enum ColumnMappingMode
{
    /// <summary>By the name in the schema.</summary>
    None,

    /// <summary>By the physical name in the metadata of each field.</summary>
    Name,

    /// <summary>By the id in the metadata of each field, which is also the Parquet field id.</summary>
    Id,
}
