using System.Reflection;

namespace Repro.Table.Data.Rows;

/// <summary>A column that fills a member of records.</summary>
internal abstract class MemberSource
{
    /// <summary>Gets what must be bound to the column of each batch.</summary>
    public abstract ColumnReader Reader { get; }

    /// <summary>Makes the way to read constructor arguments.</summary>
    public abstract ArgumentReader CreateArgument();

    /// <summary>Makes the way to set a property of a record to the value of a row; init-only properties too.</summary>
    public abstract Action<TRow, int> CreateSetter<TRow>(PropertyInfo property);
}
