namespace Repro.Table.TestKit.Storage;

/// <summary>How a call goes wrong.</summary>
public enum StoreFaultKind
{
    /// <summary>Nothing happens, and the caller gets a <see cref="Errors.StoreException"/>.</summary>
    FailBefore,

    /// <summary>It happens and the reply is lost: <see cref="Table.Storage.PutOutcome.Unknown"/> for a create-only put, an exception
    /// for every other call.</summary>
    LoseReply,

    /// <summary>Of a put: the caller is told Unknown, and the request arrives later.</summary>
    LandLate,

    /// <summary>Of a put: it is visible, and the caller gets code <c>StoreNotDurable</c>.</summary>
    NotDurable,
}
