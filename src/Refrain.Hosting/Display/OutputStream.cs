namespace Refrain.Hosting.Display;

/// <summary>A standard stream of the program that says, when it cannot be written, that it is this one. Written by one thread at a time.</summary>
/// <param name="stream">What is written to.</param>
/// <param name="name">What it is called.</param>
internal sealed class OutputStream(Stream stream, string name) : WriteOnlyStream
{
    /// <exception cref="OutputException">The disk is full, say.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            stream.Write(buffer);
            stream.Flush();
        }
        catch (IOException e)
        {
            throw new OutputException(name, e);
        }
    }
}
