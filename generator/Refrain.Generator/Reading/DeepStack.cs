using System.Runtime.ExceptionServices;

namespace Refrain.Reading;

/// <summary>
/// Work on a stack of its own: the compiler goes into code as deep as it is nested, and what is left of the stack of the thread that asks may be less than
/// code that programs have written needs.
/// </summary>
internal static class DeepStack
{
    /// <summary>Does the work and waits for it; what it throws is thrown here.</summary>
    /// <param name="work">The work.</param>
    /// <param name="size">The size of its stack, in bytes.</param>
    public static T Run<T>(Func<T> work, int size)
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
            size)
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
