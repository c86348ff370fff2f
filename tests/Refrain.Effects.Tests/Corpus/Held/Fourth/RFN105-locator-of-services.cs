// A service locator is set by the host at some time, and read where rows are made.
public interface IMasking
{
    string Mask(string text);
}

public static class Locator
{
    private static IServiceProvider? s_services;

    public static void Use(IServiceProvider services) => s_services = services;

    public static T Get<T>()
        where T : class => (T)s_services!.GetService(typeof(T))!; // RFN105
}

[Task]
public sealed partial record Masked(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IEnumerable<string> Run(IEnumerable<string> lines)
    {
        var masking = Locator.Get<IMasking>();
        return lines.Select(masking.Mask);
    }
}
