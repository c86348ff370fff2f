// The day is a parameter, so the clock is never asked.
public readonly record struct Member([property: Column("id")] int Id, [property: Column("born")] DateOnly Born);

public readonly record struct MemberAge(int Id, int Years);

[Task]
public sealed partial record MemberAges(string File, DateOnly AsOf)
{
    [Requires] public FileSource Members => new(File);

    public IEnumerable<MemberAge> Run([Delimited(';')] IEnumerable<Member> members) =>
        from member in members
        let years = AsOf.Year - member.Born.Year
        select new MemberAge(member.Id, member.Born.AddYears(years) > AsOf ? years - 1 : years);
}
