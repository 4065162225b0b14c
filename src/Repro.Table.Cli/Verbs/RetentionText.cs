using System.Globalization;
using Repro.Table.Cli.Failures;

namespace Repro.Table.Cli.Verbs;

/// <summary>A span of time on the command line: a whole number with a unit, like <c>90s</c>, <c>30m</c>, <c>12h</c>, <c>7d</c>.</summary>
internal static class RetentionText
{
    private const int MaxDays = 100_000;

    /// <summary>Parses a span.</summary>
    /// <exception cref="CliException">It is none, or longer than 100,000 days.</exception>
    public static TimeSpan Parse(string text)
    {
        TimeSpan? unit = text is [.., char last]
            ? last switch
            {
                's' => TimeSpan.FromSeconds(1),
                'm' => TimeSpan.FromMinutes(1),
                'h' => TimeSpan.FromHours(1),
                'd' => TimeSpan.FromDays(1),
                'w' => TimeSpan.FromDays(7),
                _ => null,
            }
            : null;
        return unit is { } one
            && long.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out long count)
            && count <= MaxDays * (TimeSpan.TicksPerDay / one.Ticks + 1) && count * one.Ticks <= MaxDays * TimeSpan.TicksPerDay
                ? count * one
                : throw CliException.Usage($"'{text}' is not a span of time.", "Write it like 7d, 12h, 30m or 90s.");
    }
}
