namespace Refrain.Contract;

/// <summary>Compares forms of parameters.</summary>
internal static class ContractForms
{
    private static readonly Dictionary<string, (bool IsSigned, int Bits)> Integers = new(StringComparer.Ordinal)
    {
        ["i8"] = (true, 8),
        ["u8"] = (false, 8),
        ["i16"] = (true, 16),
        ["u16"] = (false, 16),
        ["i32"] = (true, 32),
        ["u32"] = (false, 32),
        ["i64"] = (true, 64),
        ["u64"] = (false, 64),
        ["i128"] = (true, 128),
        ["u128"] = (false, 128),
        ["bigint"] = (true, int.MaxValue),
    };

    /// <summary>
    /// Has every value of the old form the same encoding in the new one? So it is where an integer was widened, or a value that was always there
    /// may be null now, at whatever depth.
    /// </summary>
    public static bool Keeps(string old, string now)
    {
        int i = 0, j = 0;
        while (i < old.Length || j < now.Length)
        {
            var (left, right) = (Token(old, i), Token(now, j));
            if (left == right || (IsType(old, i, left) && IsType(now, j, right) && Widens(left, right)))
            {
                i += left.Length;
                j += right.Length;
            }
            else if (right == "?")
            {
                j++;
            }
            else
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>Two texts of which the equal ends are left out where they are long.</summary>
    public static (string Left, string Right) Excerpts(string left, string right)
    {
        const int Around = 24;
        var start = 0;
        while (start < left.Length && start < right.Length && left[start] == right[start]) start++;
        var end = 0;
        while (end < left.Length - start && end < right.Length - start && left[left.Length - 1 - end] == right[right.Length - 1 - end]) end++;
        return (Cut(left), Cut(right));

        string Cut(string text)
        {
            var from = start <= Around * 2 ? 0 : start - Around;
            var to = end <= Around * 2 ? text.Length : text.Length - end + Around;
            return (from > 0 ? "…" : "") + text.Substring(from, to - from) + (to < text.Length ? "…" : "");
        }
    }

    private static bool Widens(string left, string right) =>
        Integers.TryGetValue(left, out var old) && Integers.TryGetValue(right, out var now)
        && (old.IsSigned == now.IsSigned ? old.Bits <= now.Bits : now.IsSigned && old.Bits < now.Bits);

    /// <summary>A word before a colon is the name of a member; tasks and codecs have names of their own.</summary>
    private static bool IsType(string form, int at, string word) =>
        (at + word.Length == form.Length || form[at + word.Length] != ':') && !Follows(form, at, "task<") && !Follows(form, at, "codec<");

    private static bool Follows(string form, int at, string before) =>
        at >= before.Length && string.CompareOrdinal(form, at - before.Length, before, 0, before.Length) == 0;

    private static string Token(string form, int at)
    {
        if (at == form.Length) return "";
        var end = at + 1;
        if (form[at] == '"')
        {
            while (end < form.Length && form[end] != '"') end += form[end] == '\\' ? 2 : 1;
            end = Math.Min(end + 1, form.Length);
        }
        else if (Reading.ContractName.IsPlain(form[at]))
        {
            while (end < form.Length && Reading.ContractName.IsPlain(form[end])) end++;
        }
        return form.Substring(at, end - at);
    }
}
