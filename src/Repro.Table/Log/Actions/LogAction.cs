namespace Repro.Table.Log.Actions;

/// <summary>One record of the log. Protocol: Actions.</summary>
/// <remarks>For switches only: no public method takes it. Unknown actions have no type; readers skip them.</remarks>
public abstract record LogAction
{
    private protected LogAction()
    {
    }
}
