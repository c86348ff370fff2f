namespace Refrain.Contract;

/// <summary>Says what is different, and what that does to what is stored and to what is on its way.</summary>
internal static class ContractChanges
{
    private const string File = ContractFile.FileName;
    private const string Accept = "undo it, or accept the change";

    /// <summary>A task that no line lists.</summary>
    public static ContractChange New(ContractEntry now) =>
        new ContractChange($"'{now.Name}' is not in {File}", "nothing depends on it yet; accept it, so that later changes of it are seen")
            .With(ContractIds.Line, now.ToString());

    /// <summary>A task that no line lists, in place of one with the same parameters that the code lacks.</summary>
    public static ContractChange Renamed(ContractEntry old, ContractEntry now) =>
        new ContractChange(
            $"'{now.Name}' has the parameters of '{old.Name}', which {File} lists and the code lacks",
            $"if it was renamed, {Orphaned(old.IsSource)}; keep the old name in Name = …, or accept the change")
            .With(ContractIds.Line, now.ToString()).With(ContractIds.Gone, old.Name).With(ContractIds.OldName, old.Name);

    /// <summary>A line whose task is gone.</summary>
    public static ContractChange Removed(ContractEntry old) =>
        new ContractChange(
            $"No {old.Kind} of the code is called '{old.Name}'",
            $"{Orphaned(old.IsSource)}; give what it became that name, or accept the change")
            .With(ContractIds.Gone, old.Name);

    /// <summary>A line that is not as it should be.</summary>
    public static ContractChange Faulty(ContractProblem problem) =>
        problem.IsOrder
            ? new ContractChange($"This line of {File} is in the wrong place", problem.Text).With(ContractIds.Order, "")
            : new ContractChange($"This line of {File} does not count", problem.Text + "; mend it, or remove it and accept what the code says")
                .With(ContractIds.Unreadable, "");

    /// <summary>What is different in a task that a line lists.</summary>
    public static IEnumerable<ContractChange> Between(ContractEntry old, ContractEntry now)
    {
        if (old.Equals(now)) return [];
        var changes = new List<ContractChange>();
        if (old.IsSource != now.IsSource)
            changes.Add(new($"'{now.Name}' is a {now.Kind} here and a {old.Kind} in {File}", $"what is stored of the {old.Kind} is no longer read; {Accept}"));
        changes.AddRange(Parameters(old, now));
        if (old.Output != now.Output && old.Output is not null && now.Output is not null)
        {
            var (before, after) = ContractForms.Excerpts(old.Output, now.Output);
            changes.Add(new(
                $"The output of '{now.Name}' is {after} here and {before} in {File}",
                $"its stored artifacts could not be read, so they would all be made again; {Accept}")
            { IsOfOutput = true });
        }
        return changes.Select(change => change.With(ContractIds.Line, now.ToString()));
    }

    private static IEnumerable<ContractChange> Parameters(ContractEntry old, ContractEntry now)
    {
        var before = old.Parameters.ToDictionary(static parameter => parameter.Name, StringComparer.Ordinal);
        var after = now.Parameters.ToDictionary(static parameter => parameter.Name, StringComparer.Ordinal);
        var gone = old.Parameters.Where(parameter => !after.ContainsKey(parameter.Name)).ToList();
        var added = now.Parameters.Where(parameter => !before.ContainsKey(parameter.Name)).ToList();
        if (gone.Count == 1 && added.Count == 1 && gone[0] with { Name = "" } == added[0] with { Name = "" })
        {
            yield return new(
                $"Parameter '{added[0].Name}' of '{now.Name}' is called '{gone[0].Name}' in {File}", Lost(now, added[0].IsInsignificant))
            { Parameter = added[0].Name };
        }
        else
        {
            foreach (var parameter in added)
                yield return new($"Parameter '{parameter.Name}' of '{now.Name}' is not in {File}", Lost(now, parameter.IsInsignificant)) { Parameter = parameter.Name };
            foreach (var parameter in gone)
                yield return new($"'{now.Name}' has no parameter '{parameter.Name}', which {File} lists", Lost(now, parameter.IsInsignificant));
        }
        foreach (var parameter in now.Parameters)
        {
            if (before.TryGetValue(parameter.Name, out var was) && Difference(was, parameter, now) is { } change) yield return change;
        }
    }

    private static ContractChange? Difference(ContractParameter old, ContractParameter now, ContractEntry task)
    {
        var parameter = $"Parameter '{now.Name}' of '{task.Name}'";
        if (old.IsInsignificant != now.IsInsignificant)
        {
            var (here, there) = now.IsInsignificant ? ("insignificant", "significant") : ("significant", "insignificant");
            return new($"{parameter} is {here} here and {there} in {File}", Lost(task, isInsignificant: false)) { Parameter = now.Name };
        }
        if (old.Form == now.Form) return null;
        var (before, after) = ContractForms.Excerpts(old.Form, now.Form);
        return new(
            $"{parameter} is {after} here and {before} in {File}",
            ContractForms.Keeps(old.Form, now.Form)
                ? "all that is stored or on its way can still be found and read; accept it, so that the file says what is in use"
                : Lost(task, now.IsInsignificant))
        { Parameter = now.Name };
    }

    private static string Lost(ContractEntry task, bool isInsignificant) =>
        (isInsignificant ? "keys stay as they are, but messages in flight could not be read" : Orphaned(task.IsSource)) + "; " + Accept;

    private static string Orphaned(bool isSource) => isSource
        ? "the versions recorded of it would be orphaned, so what reads it would run again, and messages in flight that hold it could not be read"
        : "its artifacts would be orphaned, and messages in flight could not be read";
}
