using System.Text.Json;
using Repro.Table.Benchmarks.Measuring;

namespace Repro.Table.Benchmarks.Workloads;

/// <summary>The command <c>child</c>: one workload in this process, one line of JSON on its output.</summary>
internal static class ChildCommand
{
    /// <summary>Runs it.</summary>
    public static async Task<int> RunAsync(ReadOnlyMemory<string> words)
    {
        WorkloadArguments arguments = WorkloadArguments.Parse(words.Span);
        Measurement measurement = await WorkloadRunner.MeasureAsync(Create(arguments), arguments.Mode);
        Console.WriteLine(JsonSerializer.Serialize(measurement, JsonSerializerOptions.Web));
        return 0;
    }

    private static Workload Create(WorkloadArguments arguments) => arguments.Name switch
    {
        "open" => new OpenWorkload(arguments.Table),
        "refresh-nothing" => new RefreshNothingWorkload(arguments.Table),
        "refresh-one" => new RefreshOneWorkload(arguments.Table, arguments.Scratch),
        "append-one" => new AppendOneWorkload(arguments.Table, arguments.Scratch),
        "scan" => new ScanWorkload(arguments.Table, options: null),
        "scan-filtered" => new ScanWorkload(arguments.Table, ScanWorkload.OnePercent),
        "write" => new WriteWorkload(arguments.Source, arguments.Scratch),
        "vacuum-plan" => new VacuumPlanWorkload(arguments.Table, arguments.Scratch, (int)arguments.Size),
        "ten-million" => new TenMillionWorkload(arguments.Scratch, arguments.Size, arguments.Seed),
        "digest-log" => new DigestLogWorkload(arguments.Table),
        "digest-rows" => new DigestRowsWorkload(arguments.Table, options: null),
        "digest-rows-filtered" => new DigestRowsWorkload(arguments.Table, ScanWorkload.OnePercent),
        "parquetsharp-scan" => new ParquetSharpScanWorkload(arguments.Table),
        "parquetsharp-write" => new ParquetSharpWriteWorkload(arguments.Source, arguments.Scratch),
        _ => throw new ArgumentException($"There is no workload {arguments.Name}."),
    };
}
