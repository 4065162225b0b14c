namespace Repro.Table.Storage.Local.Calls;

/// <summary>The answer of one call: success, or why not. A value, so that no failure can get lost in a handler above.</summary>
internal readonly record struct CallResult
{
    private CallResult(FileFault fault, string cause, Exception? exception)
    {
        Fault = fault;
        Cause = cause;
        Exception = exception;
    }

    /// <summary>Gets success.</summary>
    public static CallResult Success => default;

    /// <summary>Gets why it failed; <see cref="FileFault.None"/> if it did not.</summary>
    public FileFault Fault { get; }

    /// <summary>Gets the system's own words for the failure; null for success.</summary>
    public string? Cause { get; }

    /// <summary>Gets the exception that the runtime made of it; null if it was not asked to.</summary>
    public Exception? Exception { get; }

    /// <summary>Gets whether the call did what it was asked.</summary>
    public bool IsSuccess => Fault == FileFault.None;

    /// <summary>Makes a failure.</summary>
    public static CallResult Failure(FileFault fault, string cause, Exception? exception = null) => new(fault, cause, exception);

    /// <summary>Makes a failure of what the runtime threw.</summary>
    public static CallResult Failure(Exception exception)
    {
        var fault = exception switch
        {
            FileNotFoundException or DirectoryNotFoundException => FileFault.Missing,
            PathTooLongException => FileFault.NameTooLong,
            UnauthorizedAccessException => FileFault.AccessDenied,
            NotSupportedException => FileFault.NotAFile,
            _ => SystemErrors.ToFault(exception.HResult & 0xFFFF),
        };

        return new CallResult(fault, exception.Message.TrimEnd('.'), exception);
    }
}
