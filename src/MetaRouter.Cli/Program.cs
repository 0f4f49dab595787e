using MetaRouter.Cli;

using var input = Console.OpenStandardInput();
return await CommandLine.RunAsync(args, new Terminal(input, Console.Out, Console.Error), CancellationToken.None);
