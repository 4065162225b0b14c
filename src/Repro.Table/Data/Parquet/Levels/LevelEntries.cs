namespace Repro.Table.Data.Parquet.Levels;

/// <summary>The slots of one node, in file order: for each its levels, and where its value stands in the array.</summary>
/// <remarks>A position of <see cref="Absent"/> means that something above is null or empty: the definition level says what.</remarks>
internal sealed class LevelEntries
{
    /// <summary>The position of a slot without a value.</summary>
    public const int Absent = -1;

    private readonly GrowableBuffer<int> _repetition = new();
    private readonly GrowableBuffer<int> _definition = new();
    private readonly GrowableBuffer<int> _position = new();

    /// <summary>Gets how many slots there are.</summary>
    public int Count => _position.Count;

    /// <summary>Gets the repetition levels.</summary>
    public ReadOnlySpan<int> Repetition => _repetition.Span;

    /// <summary>Gets the definition levels.</summary>
    public ReadOnlySpan<int> Definition => _definition.Span;

    /// <summary>Gets the positions.</summary>
    public ReadOnlySpan<int> Position => _position.Span;

    /// <summary>Returns the slots of the root: one a row.</summary>
    public static LevelEntries Rows(int count)
    {
        LevelEntries rows = new();
        for (int i = 0; i < count; i++)
        {
            rows.Add(0, 0, i);
        }

        return rows;
    }

    /// <summary>Appends a slot.</summary>
    public void Add(int repetition, int definition, int position)
    {
        _repetition.Add(repetition);
        _definition.Add(definition);
        _position.Add(position);
    }
}
