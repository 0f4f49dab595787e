namespace MetaRouter.Cli;

/// <summary>What a command reads and writes: results on <paramref name="Output"/>, everything said to a person on <paramref name="Error"/>.</summary>
public sealed record Terminal(Stream Input, TextWriter Output, TextWriter Error);
