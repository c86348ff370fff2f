// A helper hashes the parameters to the key of the request.
using System.Net.Http;
using System.Security.Cryptography;
using System.Text;

public static class Requests
{
    public static HttpRequestMessage WithKey(this HttpRequestMessage request, params string[] parts)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts)));
        request.Headers.TryAddWithoutValidation("Idempotency-Key", Convert.ToHexString(hash));
        return request;
    }
}

[Task]
public sealed partial record Enrolled(string Course, string Student)
{
    public string Run([Service] HttpClient school)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"courses/{Uri.EscapeDataString(Course)}/students")
        {
            Content = new StringContent(Student),
        }.WithKey(Course, Student);
        using var response = school.Send(request);
        return response.EnsureSuccessStatusCode().IsSuccessStatusCode ? Student : "";
    }
}
