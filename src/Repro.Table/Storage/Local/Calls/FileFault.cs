namespace Repro.Table.Storage.Local.Calls;

/// <summary>Why a call of the operating system failed, as far as the store tells causes apart.</summary>
internal enum FileFault
{
    /// <summary>It did not.</summary>
    None,

    /// <summary>The name is taken.</summary>
    Exists,

    /// <summary>The name, or a directory on the way to it, is not there.</summary>
    Missing,

    /// <summary>The caller has no right to it, or the medium is read-only.</summary>
    AccessDenied,

    /// <summary>EPERM: no right either, but file systems without hard links say this as well.</summary>
    NotPermitted,

    /// <summary>The file system does not know the call.</summary>
    NotSupported,

    /// <summary>No space, or the quota is used up.</summary>
    Full,

    /// <summary>The name is longer than the file system takes.</summary>
    NameTooLong,

    /// <summary>Links lead in a circle.</summary>
    LinkLoop,

    /// <summary>It is a directory, a pipe or a device where a file was meant.</summary>
    NotAFile,

    /// <summary>Something is in use or used up for the moment.</summary>
    Busy,

    /// <summary>Anything else. What the call did is not known.</summary>
    Other,
}
