namespace Repro.Table.Data.Parquet.Decoding;

/// <summary>Takes a value as it is.</summary>
internal readonly struct Same<T> : IValueConverter<T, T>
{
    /// <inheritdoc/>
    public T Convert(T value) => value;
}
