using System.Runtime.ExceptionServices;

namespace Refrain.Generator.Fingerprints;

/// <summary>
/// Work on a stack of its own: the compiler goes into code as deep as it is nested, and what is left of the stack of the thread that asks may be less than
/// code that programs have written needs.
/// </summary>
internal static class DeepStack
{
    private const int Size = 64 * 1024 * 1024;

    /// <summary>Does the work and waits for it; what it throws is thrown here.</summary>
    public static T Run<T>(Func<T> work)
    {
        T? result = default;
        ExceptionDispatchInfo? thrown = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = work();
                }
                catch (Exception exception)
                {
                    thrown = ExceptionDispatchInfo.Capture(exception);
                }
            },
            Size)
        {
            CurrentCulture = Thread.CurrentThread.CurrentCulture,
            CurrentUICulture = Thread.CurrentThread.CurrentUICulture,
        };
        thread.Start();
        thread.Join();
        thrown?.Throw();
        return result!;
    }
}
