// JSON is written beside its place and moved there.
using System.Text.Json;

[Task]
public sealed partial record SavedWhole(string Name)
{
    public string Run()
    {
        var path = $"/srv/state/{Name}.json";
        var temporary = path + "." + Name.Length.ToString(System.Globalization.CultureInfo.InvariantCulture) + ".tmp";
        File.WriteAllBytes(temporary, JsonSerializer.SerializeToUtf8Bytes(new { Name }));
        File.Move(temporary, path, overwrite: true);
        return Name;
    }
}
