namespace Refrain.Benchmarks.Data;

/// <summary>Posts that one user wrote into one forum, one second after the other.</summary>
internal readonly struct PostRun
{
    private const long SecondInMilliseconds = 1000;
    private const long DayInMilliseconds = 24 * 60 * 60 * SecondInMilliseconds;
    private const long PartsOfYear = 6;
    private const long DaysInPart = 56;

    private readonly long _part;
    private readonly long _start;
    private readonly long _creator;
    private readonly long _firstPost;
    private readonly long _address;
    private readonly int _browser;
    private readonly long _place;

    public PostRun(ref SplitMix64 chance, long users, long firstPost)
    {
        _part = chance.Below(PartsOfYear);
        _start = (_part * DaysInPart + chance.Below(DaysInPart - 1)) * DayInMilliseconds + chance.Below(DayInMilliseconds);
        _creator = SyntheticNetwork.UserId(chance.Below(users));
        _firstPost = firstPost;
        _address = chance.Below(1L << 32);
        _browser = (int)chance.Below(5);
        _place = chance.Below(1400);
    }

    /// <summary>The part of the year above 36 bits, the post's number below: 12 digits in five of six parts.</summary>
    public long IdOf(long post) => (_part << 36) + 1000 + post;

    public void WritePost(LineWriter file, long post, bool isText, ref SplitMix64 chance)
    {
        var id = IdOf(post);
        file.Write(id).Write("|"u8);
        if (!isText)
            file.Write("photo"u8).Write(id).Write(".jpg"u8);
        file.Write("|"u8).WriteMoment(_start + (post - _firstPost) * SecondInMilliseconds).Write("|"u8);
        WriteAddress(file);
        file.Write("|"u8).Write(Browser).Write("|"u8);
        if (isText)
            PostText.Write(file, ref chance);
        else
            file.Write("||0"u8);
        file.Write("|"u8).Write(_creator).Write("|"u8).Write((_part << 36) + 1000 + _firstPost).Write("|"u8).Write(_place).EndLine();
    }

    private void WriteAddress(LineWriter file) =>
        file.Write(_address >> 24).Write("."u8).Write(_address >> 16 & 255).Write("."u8)
            .Write(_address >> 8 & 255).Write("."u8).Write(_address & 255);

    private ReadOnlySpan<byte> Browser => _browser switch
    {
        0 => "Internet Explorer"u8,
        1 => "Chrome"u8,
        2 => "Opera"u8,
        3 => "Safari"u8,
        _ => "Firefox"u8,
    };
}
