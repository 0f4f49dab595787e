using System.CommandLine;
using MetaRouter.Onnx.TextEncoding;

namespace MetaRouter.Benchmarks.TextEncoding;

/// <summary>
/// The text encoder's rate beside that of a plain matrix product, measured in turns so that a busy machine slows both alike. Everything a caller
/// pays counts: tokenizer, batching, thread pool.
/// </summary>
internal static class TextEncoderBenchmark
{
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(60);

    public static Command Command()
    {
        var models = new Option<string>("--models") { Description = "Folder that holds text-encoder/", DefaultValueFactory = _ => "models" };
        var rounds = new Option<int>("--rounds") { Description = "Measurements per case; the median counts", DefaultValueFactory = _ => 25 };
        var command = new Command("text-encoder", "The text encoder against a plain matrix product.") { models, rounds };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var encoder = OnnxTextEncoder.Load(Path.Combine(parsed.GetRequiredValue(models), "text-encoder"));
            using var product = new MatrixProduct(new Random(1));
            Console.WriteLine($"{Environment.ProcessorCount} cores; medians of {parsed.GetValue(rounds)} rounds; text encoder {encoder.Version[..12]}");
            Console.WriteLine($"{"tokens",6} {"texts",6} {"ms/call",9} {"texts/s",9} {"GFLOP/s",8} {"MatMul",8} {"ratio",6}");
            foreach (var texts in new[] { 1, 32 })
            foreach (var tokens in new[] { 12, 64, 128 })
                await MeasureAsync(encoder, product, tokens, texts, parsed.GetValue(rounds), cancellationToken);
            return 0;
        });
        return command;
    }

    /// <summary>Dense products 9.31 MFLOP a token, attention 3,072·T a token, head 0.52 MFLOP a text.</summary>
    private static double Flop(int tokens, int texts) => texts * (tokens * (9.306e6 + 3072.0 * tokens) + 0.525e6);

    private static async Task MeasureAsync(OnnxTextEncoder encoder, MatrixProduct product, int tokens, int texts, int rounds, CancellationToken cancellationToken)
    {
        // Every " the" is one token.
        string[] batch = [.. Enumerable.Repeat(string.Join(' ', Enumerable.Repeat("the", tokens)), texts)];
        var rates = new List<(double Encoder, double Product)>();
        for (var round = 0; round < rounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var productSeconds = Stopwatches.SecondsPerCall(product.Run, Slice);
            var encoderSeconds = await Task.Run(() => Stopwatches.SecondsPerCall(() => encoder.EncodeAsync(batch, cancellationToken).GetAwaiter().GetResult(), Slice), cancellationToken);
            rates.Add((Flop(tokens, texts) / encoderSeconds, MatrixProduct.Flop / productSeconds));
        }

        var rate = Stopwatches.Median(rates.Select(pair => pair.Encoder));
        var ratio = Stopwatches.Median(rates.Select(pair => pair.Encoder / pair.Product));
        var seconds = Flop(tokens, texts) / rate;
        Console.WriteLine($"{tokens,6} {texts,6} {seconds * 1e3,9:F2} {texts / seconds,9:F0} {rate / 1e9,8:F1} {Stopwatches.Median(rates.Select(pair => pair.Product)) / 1e9,8:F1} {ratio,6:P0}");
    }
}
