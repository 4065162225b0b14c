namespace Repro.Table.Data.Parquet.Decoding;

/// <summary>Converts one value; a struct, so that the loop around it is compiled for it.</summary>
internal interface IValueConverter<TIn, TOut>
{
    /// <summary>Converts a value.</summary>
    /// <returns>The value, exactly; a timestamp may be cut to the microsecond.</returns>
    /// <exception cref="Errors.TableException">It cannot be had.</exception>
    TOut Convert(TIn value);
}
