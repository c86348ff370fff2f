// The viewer is started by the program's menu, not by the task, which uses the same class for its text.
using System.Diagnostics;

public sealed class Viewer(string file)
{
    public string Title => $"Preview of {file}";

    public void Open() => Process.Start(new ProcessStartInfo(file) { UseShellExecute = true });
}

public static class Menu
{
    public static void Preview(string file) => new Viewer(file).Open();
}

[Task]
public sealed partial record PreviewTitle(string File)
{
    public string Run() => new Viewer(File).Title;
}
