namespace Refrain.Running;

/// <summary>What came over a pipe is no frame, or not what a frame of its kind is.</summary>
internal sealed class FrameException(string message, Exception? inner = null) : IOException(message, inner);
