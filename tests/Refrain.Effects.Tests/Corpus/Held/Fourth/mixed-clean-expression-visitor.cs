// A small language: tokens by a ref struct, a tree of records, a visitor with generics, evaluation over rows.
using System.Globalization;

public abstract record Term
{
    public abstract TResult Accept<TResult>(ITermVisitor<TResult> visitor);

    public sealed record Number(double Value) : Term
    {
        public override TResult Accept<TResult>(ITermVisitor<TResult> visitor) => visitor.Visit(this);
    }

    public sealed record Cell(int Column) : Term
    {
        public override TResult Accept<TResult>(ITermVisitor<TResult> visitor) => visitor.Visit(this);
    }

    public sealed record Sum(Term Left, Term Right) : Term
    {
        public override TResult Accept<TResult>(ITermVisitor<TResult> visitor) => visitor.Visit(this);
    }
}

public interface ITermVisitor<out TResult>
{
    TResult Visit(Term.Number number);

    TResult Visit(Term.Cell cell);

    TResult Visit(Term.Sum sum);
}

public sealed class Evaluator(string[] row) : ITermVisitor<double>
{
    public double Visit(Term.Number number) => number.Value;

    public double Visit(Term.Cell cell) => double.Parse(row[cell.Column], NumberStyles.Float, CultureInfo.InvariantCulture);

    public double Visit(Term.Sum sum) => sum.Left.Accept(this) + sum.Right.Accept(this);
}

public static class TermParser
{
    public static Term Parse(ReadOnlySpan<char> text)
    {
        var plus = text.LastIndexOf('+');
        if (plus > 0)
            return new Term.Sum(Parse(text[..plus]), Parse(text[(plus + 1)..]));
        text = text.Trim();
        return text[0] == '$' ? new Term.Cell(int.Parse(text[1..])) : new Term.Number(double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture));
    }
}

[Task]
public sealed partial record Evaluated(string File, string Formula)
{
    [Requires] public FileSource Lines => new(File);

    public IEnumerable<double> Run(IEnumerable<string> lines)
    {
        var term = TermParser.Parse(Formula);
        return lines.Select(line => term.Accept(new Evaluator(line.Split(';'))));
    }
}
