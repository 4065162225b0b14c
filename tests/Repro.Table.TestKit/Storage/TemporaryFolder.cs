namespace Repro.Table.TestKit.Storage;

/// <summary>A folder that nobody else uses, removed when it is disposed.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder()
    {
        Path = Directory.CreateTempSubdirectory("repro-table-").FullName;
    }

    /// <summary>Gets the absolute path.</summary>
    public string Path { get; }

    /// <summary>Returns the path of a name in it.</summary>
    public string this[string name] => System.IO.Path.Join(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
