using System.Text;
using System.Text.Json;
using Refrain.Codecs;

namespace Refrain.Tests.Codecs;

/// <summary>The generated codecs of this assembly's tasks, and what they write.</summary>
internal static class Outputs
{
    public static OutputCodec<T> Value<TTask, T>()
        where TTask : ITaskType, ITask => (OutputCodec<T>)TaskDescriptor.Of<TTask>().Output!;

    public static RowsOutput<T> Rows<TTask, T>()
        where TTask : ITaskType, ITask => (RowsOutput<T>)TaskDescriptor.Of<TTask>().Output!;

    public static byte[] Bytes<T>(this OutputCodec<T> codec, T value)
    {
        using var stream = new MemoryStream();
        codec.Write(value, stream);
        return stream.ToArray();
    }

    public static T From<T>(this OutputCodec<T> codec, byte[] bytes) => codec.Read(new MemoryStream(bytes));

    public static string Json(this OutputCodec codec, byte[] bytes)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
            ArtifactJson.Write(codec.Schema, codec.IsRows, codec.Format, new MemoryStream(bytes), json);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
