// The parser has fields and changes them; the object is made in Run and dies with it.
public sealed class Lexer(string text)
{
    private int _position;
    private int _depth;

    public int Deepest { get; private set; }

    public void ReadAll()
    {
        while (_position < text.Length)
            Step(text[_position++]);
    }

    private void Step(char c)
    {
        _depth += c switch { '(' => 1, ')' => -1, _ => 0 };
        Deepest = Math.Max(Deepest, _depth);
    }
}

[Task]
public sealed partial record Nesting(string Expression)
{
    public int Run()
    {
        var lexer = new Lexer(Expression);
        lexer.ReadAll();
        return lexer.Deepest;
    }
}
