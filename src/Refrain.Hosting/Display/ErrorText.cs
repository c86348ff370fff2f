using System.Text;

namespace Refrain.Hosting.Display;

/// <summary>What an exception says, with what caused it, for people to read.</summary>
internal static class ErrorText
{
    /// <summary>A line for the exception and each of its causes; where the stack is wanted, that follows.</summary>
    public static string Of(Exception error, bool withStack)
    {
        var text = new StringBuilder();
        Append(text, error, "");
        if (withStack)
            text.Append('\n').Append(PlainText.CleanLines(ErrorWords.TextOf(error)));
        return text.ToString();
    }

    private static void Append(StringBuilder text, Exception error, string indent)
    {
        if (error is AggregateException { InnerExceptions: [var only] })
            error = only;
        text.Append(indent).Append(error.GetType().Name);
        if (error is AggregateException { InnerExceptions: var several })
        {
            // Its message is those of its causes over again.
            foreach (var cause in several)
                Append(text.Append('\n'), cause, indent + "  ");
            return;
        }

        var message = ErrorWords.MessageOf(error);
        text.Append(": ").Append(PlainText.CleanLines(message).Replace("\n", "\n" + indent + "  ", StringComparison.Ordinal));

        // Who wraps an exception often repeats what it says.
        if (error.InnerException is { } inner && !message.Contains(ErrorWords.MessageOf(inner), StringComparison.Ordinal))
            Append(text.Append('\n'), inner, indent + "  ");
    }
}
