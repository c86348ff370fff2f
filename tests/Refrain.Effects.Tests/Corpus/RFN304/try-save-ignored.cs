// TrySave answers false and the task does not ask.
using Stores;

[Task]
public sealed partial record Configured(string Folder, string Name, int Value)
{
    public int Run()
    {
        ConfigStore.TrySave(Path.Combine(Folder, Name), $"{Value}\n"); // RFN304
        return Value;
    }
}
//// File: ConfigStore.cs
namespace Stores;

internal static class ConfigStore
{
    public static bool TrySave(string path, string text)
    {
        try
        {
            var temporary = path + ".tmp";
            File.WriteAllText(temporary, text);
            File.Move(temporary, path, overwrite: true);
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }
}
