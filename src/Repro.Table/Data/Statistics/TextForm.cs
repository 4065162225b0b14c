namespace Repro.Table.Data.Statistics;

/// <summary>How a text stands in JSON.</summary>
internal enum TextForm
{
    /// <summary>As a JSON string.</summary>
    String,

    /// <summary>As a JSON number, digit by digit: it must not pass through a double.</summary>
    Number,
}
