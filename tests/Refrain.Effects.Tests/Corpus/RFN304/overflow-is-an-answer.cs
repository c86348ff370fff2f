// The exception is specific and says something about the number, which is the result.
public enum Magnitude
{
    Small,
    Large,
    Huge,
}

[Task]
public sealed partial record PowerSize(long Basis, int Exponent)
{
    public Magnitude Run()
    {
        try
        {
            return Power() > 1_000_000 ? Magnitude.Large : Magnitude.Small;
        }
        catch (OverflowException)
        {
            return Magnitude.Huge;
        }
    }

    private long Power()
    {
        long power = 1;
        for (var i = 0; i < Exponent; i++)
            power = checked(power * Basis);
        return power;
    }
}
