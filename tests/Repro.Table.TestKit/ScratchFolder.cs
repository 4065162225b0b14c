namespace Repro.Table.TestKit;

/// <summary>A folder of one test's own, removed with everything in it.</summary>
public sealed class ScratchFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("repro-test-");

    /// <summary>Gets its absolute path.</summary>
    public string Location => _folder.FullName;

    /// <summary>Returns the path of something in it; nothing is made.</summary>
    public string At(params string[] names) => Path.Combine([Location, .. names]);

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            _folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A peer that was stopped in the middle may still hold a file; the folder is temporary anyway.
        }
    }
}
