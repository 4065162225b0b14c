using System.Text.Json.Nodes;
using Repro.Table.Cli.Failures;

namespace Repro.Table.Cli.Rows;

/// <summary>A file that is there whole or not at all: it is written beside its place and moved there at the end.</summary>
/// <remarks>What has no length, such as a pipe, a device or an empty file, is written directly.</remarks>
internal sealed class OutputFile : IAsyncDisposable
{
    private readonly string _path;
    private readonly string? _partial;
    private readonly ReplaceMode _mode;

    private OutputFile(string path, string? partial, ReplaceMode mode, FileStream stream)
    {
        _path = path;
        _partial = partial;
        _mode = mode;
        Stream = stream;
    }

    /// <summary>Gets where the content goes.</summary>
    public FileStream Stream { get; }

    /// <summary>Begins a file.</summary>
    /// <param name="path">Its place.</param>
    /// <param name="mode">What to do if there is one with content.</param>
    /// <exception cref="CliException">There is one, and it must not be replaced.</exception>
    public static OutputFile Create(string path, ReplaceMode mode)
    {
        FileInfo existing = new(path);
        if (existing is { Exists: true, Length: 0 })
        {
            return new OutputFile(path, null, mode, new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.Read));
        }

        if (existing.Exists && mode == ReplaceMode.Refuse)
        {
            throw new CliException(
                "FileExists", ExitCode.Failed, $"There is a file '{path}' already.", "Choose another name, or replace it with --force.")
            {
                Details = new JsonObject { ["file"] = path },
            };
        }

        string partial = path + ".partial";
        return new OutputFile(path, partial, mode, new FileStream(partial, FileMode.Create, FileAccess.Write, FileShare.None));
    }

    /// <summary>Puts the file into its place.</summary>
    /// <returns>Its size in bytes; null for a pipe, which has none.</returns>
    public async Task<long?> CompleteAsync(CancellationToken cancellationToken)
    {
        await Stream.FlushAsync(cancellationToken).ConfigureAwait(false);
        long? size = Stream.CanSeek ? Stream.Position : null;
        await Stream.DisposeAsync().ConfigureAwait(false);
        if (_partial is not null)
        {
            File.Move(_partial, _path, overwrite: _mode == ReplaceMode.Replace);
        }

        return size;
    }

    /// <summary>Removes what was written, unless it was completed.</summary>
    public async ValueTask DisposeAsync()
    {
        await Stream.DisposeAsync().ConfigureAwait(false);
        if (_partial is not null)
        {
            File.Delete(_partial);
        }
    }
}
