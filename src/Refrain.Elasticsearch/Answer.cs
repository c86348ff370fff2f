using System.Text.Json;

namespace Refrain.Elasticsearch;

/// <summary>What Elasticsearch answered.</summary>
/// <param name="Status">The status of HTTP.</param>
/// <param name="Body">The body; undefined where there was none.</param>
internal readonly record struct Answer(int Status, JsonElement Body)
{
    /// <summary>Whether it did what it was asked.</summary>
    public bool IsGood => Status is >= 200 and < 300;

    /// <summary>The kind of error, such as <c>index_not_found_exception</c>; empty where there is none.</summary>
    public string Error => ErrorOf(Body);

    /// <summary>What it complains about.</summary>
    public string Complaint => $"it answers {Status}{(ReasonOf(Body) is { Length: > 0 } reason ? ", " + reason : "")}";

    /// <summary>The kind of error of an answer, or of a part of one.</summary>
    public static string ErrorOf(JsonElement body) =>
        Member(body, "error") is { } error ? error.ValueKind == JsonValueKind.String ? error.GetString()! : Text(error, "type") : "";

    /// <summary>Kind and reason of an error, with what caused it.</summary>
    public static string ReasonOf(JsonElement body)
    {
        var reason = "";
        for (var error = Member(body, "error"); error is { ValueKind: JsonValueKind.Object } one; error = Member(one, "caused_by"))
            reason += (reason.Length == 0 ? "" : ", caused by ") + Text(one, "type") + ": " + Text(one, "reason");
        return reason.Length > 0 ? reason : ErrorOf(body);
    }

    /// <summary>A member of an object, if it is one and has it.</summary>
    public static JsonElement? Member(JsonElement element, string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : null;

    private static string Text(JsonElement element, string name) => Member(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";
}
