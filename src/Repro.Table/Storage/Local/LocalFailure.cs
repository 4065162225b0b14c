using Repro.Table.Errors;
using Repro.Table.Storage.Local.Calls;

namespace Repro.Table.Storage.Local;

/// <summary>The one place where a failed call becomes a <see cref="StoreException"/>.</summary>
internal static class LocalFailure
{
    private const string NotDurableAdvice =
        "The object is visible, but it may be gone after a loss of power. Check the medium and read the object before trusting it.";

    /// <summary>Nothing that the call was to make is visible.</summary>
    internal static StoreException Of(string operation, TablePath path, CallResult result)
    {
        var (code, nextStep, kind) = result.Fault switch
        {
            FileFault.Full =>
                ("StoreFull", "Make room on the volume or raise the quota.", StoreFailureKind.Permanent),
            FileFault.AccessDenied or FileFault.NotPermitted =>
                ("StoreAccessDenied", "Give this user the right to it.", StoreFailureKind.Permanent),
            FileFault.NameTooLong =>
                ("StoreFailed", "The name is too long for this file system: move the table to a shorter path.", StoreFailureKind.Permanent),
            FileFault.NotAFile =>
                ("StoreFailed", "A directory, a pipe or a device stands where a file belongs: remove it.", StoreFailureKind.Permanent),
            FileFault.LinkLoop =>
                ("StoreFailed", "Symbolic links lead in a circle: remove them.", StoreFailureKind.Permanent),
            FileFault.Missing =>
                ("StoreFailed", "Somebody removed it or its directory meanwhile.", StoreFailureKind.Permanent),
            FileFault.Busy =>
                ("StoreFailed", "Try again.", StoreFailureKind.Transient),
            _ =>
                ("StoreFailed", "Check the medium.", StoreFailureKind.Permanent),
        };

        return Throw.StoreFailed(code, operation, path.Value, result.Cause ?? "unknown cause", nextStep, kind, result.Exception);
    }

    /// <summary>The object is visible, and the medium did not promise to keep it.</summary>
    internal static StoreException NotDurable(string operation, TablePath path, CallResult result) => Throw.StoreFailed(
        "StoreNotDurable",
        operation,
        path.Value,
        result.Cause ?? "unknown cause",
        NotDurableAdvice,
        StoreFailureKind.Permanent,
        result.Exception);

    /// <summary>The file system has no step that creates a file whole and exclusively.</summary>
    internal static StoreException CannotCreateExclusively(string operation, TablePath path, CallResult result) => Throw.StoreFailed(
        "StoreCannotCreateExclusively",
        operation,
        path.Value,
        $"this file system cannot create a file exclusively ({result.Cause})",
        "Keep the table elsewhere, or accept torn commits after a crash with ExclusiveCreate.TornWhereUnavoidable.",
        StoreFailureKind.Permanent);

    /// <summary>What stands there is not a regular file.</summary>
    internal static StoreException NotAFile(string operation, TablePath path) =>
        Of(operation, path, CallResult.Failure(FileFault.NotAFile, "it is not a regular file"));

    /// <summary>A link is on the way, and this operation does not go through links.</summary>
    internal static StoreException ThroughLink(string operation, TablePath path) => Throw.StoreFailed(
        "StoreRefused",
        operation,
        path.Value,
        "it is, or lies behind, a symbolic link",
        "Nothing is deleted through links: remove it by hand if that is meant.",
        StoreFailureKind.Permanent);
}
