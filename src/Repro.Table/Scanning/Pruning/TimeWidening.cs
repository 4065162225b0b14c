namespace Repro.Table.Scanning.Pruning;

/// <summary>Makes bounds of times wider by what their writers may have cut off.</summary>
internal static class TimeWidening
{
    private const long Millisecond = TimeSpan.MicrosecondsPerMillisecond;
    private const long Minute = TimeSpan.MicrosecondsPerMinute;

    /// <summary>Allows for the milliseconds at which writers cut upper bounds off.</summary>
    public static long CutToMilliseconds(long microseconds, StatisticKind kind) =>
        kind == StatisticKind.Max ? AddSaturating(microseconds, Millisecond) : microseconds;

    /// <summary>Allows for the seconds of a zone offset that writers drop: local mean time before 1900 has them.</summary>
    public static long CutOffset(long microseconds, StatisticKind kind) =>
        AddSaturating(microseconds, kind == StatisticKind.Max ? Minute : -Minute);

    private static long AddSaturating(long microseconds, long difference) =>
        difference > 0
            ? microseconds > long.MaxValue - difference ? long.MaxValue : microseconds + difference
            : microseconds < long.MinValue - difference ? long.MinValue : microseconds + difference;
}
