namespace Refrain.Delimited;

/// <summary>
/// How rows of one type are made of the fields of a line. Implemented by generated structs without fields and passed as a
/// type argument, so that the loop over the lines is compiled for it.
/// </summary>
/// <typeparam name="TRow">The row type.</typeparam>
public interface IDelimitedRow<TRow>
{
    /// <summary>
    /// The names of the columns that the row is made of, each once. A column of the file is found by its exact name, or,
    /// where there is none, by the only one that differs in case alone.
    /// </summary>
    static abstract string[] Columns { get; }

    /// <summary>Makes a row.</summary>
    /// <param name="fields">The fields of a line, numbered as <see cref="Columns"/> are.</param>
    /// <returns>The row.</returns>
    /// <exception cref="DelimitedFormatException">A field is not what the row type expects.</exception>
    static abstract TRow Read(ref DelimitedFields fields);
}
