using BenchmarkDotNet.Running;
using Repro.Table.Benchmarks.Suite;
using Repro.Table.Benchmarks.Workloads;

return args switch
{
    ["suite", .. _] => await SuiteCommand.RunAsync(args.AsMemory(1)),
    ["child", .. _] => await ChildCommand.RunAsync(args.AsMemory(1)),
    _ => BenchmarkSwitcher.FromAssembly(typeof(Workload).Assembly).Run(args).Any(s => s.HasCriticalValidationErrors) ? 1 : 0,
};
