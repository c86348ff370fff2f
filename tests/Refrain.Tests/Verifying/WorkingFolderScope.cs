namespace Refrain.Tests.Verifying;

/// <summary>Gives the process another working folder until it is disposed.</summary>
internal sealed class WorkingFolderScope : IDisposable
{
    private readonly string _folder = Environment.CurrentDirectory;

    public WorkingFolderScope(string folder) => Environment.CurrentDirectory = folder;

    public void Dispose() => Environment.CurrentDirectory = _folder;
}
