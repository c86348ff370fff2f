using System.Globalization;
using Microsoft.CodeAnalysis;
using Refrain.Testing.Roslyn;

namespace Refrain.Effects.Tests.Robustness;

/// <summary>States of locals against plain dictionaries of sets: what is set, joined and kept, for few locals and for more than one node of the tree has.</summary>
public sealed class LocalValuesTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(40)]
    [InlineData(700)]
    public void States_are_what_dictionaries_are(int locals)
    {
        var random = new Random(locals);
        var fields = string.Concat(Enumerable.Range(0, locals).Select(static i => string.Create(CultureInfo.InvariantCulture, $"int f{i}; ")));
        var symbols = RoslynHarness.Compile([("Fields.cs", $"class Fields {{ {fields} }}")], [], "Fields").GetTypeByMetadataName("Fields")!.GetMembers().OfType<IFieldSymbol>().ToArray();
        Assert.Equal(locals, symbols.Length);
        var states = new List<(LocalValues Values, Dictionary<int, HashSet<string>> Model)> { (LocalValues.Create(), []) };
        for (var step = 0; step < 2000; step++)
        {
            var (values, model) = states[random.Next(states.Count)];
            if (random.Next(3) > 0)
            {
                var (at, fact) = (random.Next(locals), random.Next(20).ToString(CultureInfo.InvariantCulture));
                states.Add((values.SetItem(symbols[at], Value.Of(Mark.Fact(fact))), new(model) { [at] = [fact] }));
            }
            else
            {
                var (other, otherModel) = states[random.Next(states.Count)];
                var joined = new Dictionary<int, HashSet<string>>(model);
                foreach (var (at, facts) in otherModel) joined[at] = [.. facts, .. model.GetValueOrDefault(at, [])];
                var state = values.Join(other);
                states.Add((state, joined));
                Assert.Equal(model.All(pair => pair.Value.SetEquals(joined[pair.Key])), values.IsKeptBy(state));
            }
            // All of many locals are looked at now and then.
            if (locals < 100 || step % 40 == 0) Same(states[^1], symbols);
            if (states.Count > 12) states.RemoveAt(random.Next(states.Count - 1));
        }
    }

    private static void Same((LocalValues Values, Dictionary<int, HashSet<string>> Model) state, IFieldSymbol[] symbols)
    {
        for (var i = 0; i < symbols.Length; i++)
        {
            var found = state.Values.Find(symbols[i]);
            Assert.Equal(state.Model.ContainsKey(i), found is not null);
            Assert.Equal(found is not null, state.Values.ContainsKey(symbols[i]));
            if (found is not null) Assert.Equal(state.Model[i].Order(StringComparer.Ordinal), found.Marks.Select(static mark => mark.Rule).Order(StringComparer.Ordinal));
        }
    }
}
