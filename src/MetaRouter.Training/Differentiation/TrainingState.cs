using System.Text;

namespace MetaRouter.Training.Differentiation;

/// <summary>Everything a training run needs to go on as if it had never stopped, on the side of the parameters.</summary>
/// <param name="Layout">Names and shapes of the parameters, in order; a state fits a graph with the same layout only.</param>
/// <param name="Values">Parameters, mean gradients and mean squares, each with all parameters in a row, and the number of steps taken.</param>
public sealed record TrainingState(string Layout, IReadOnlyList<float[]> Values)
{
    private const string Magic = "metarouter-training-state-1";

    /// <summary>Steps taken.</summary>
    public int Steps => (int)Values[^1][0];

    public void Write(Stream stream)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        writer.Write(Layout);
        writer.Write(Values.Count);
        foreach (var values in Values)
        {
            writer.Write(values.Length);
            foreach (var value in values) writer.Write(value);
        }
    }

    /// <exception cref="InvalidDataException">The stream holds something else, or ends early.</exception>
    public static TrainingState Read(Stream stream)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        try
        {
            if (reader.ReadString() != Magic) throw new InvalidDataException($"This is no training state of the form '{Magic}'; start the training anew.");
            var layout = reader.ReadString();
            var values = new float[reader.ReadInt32()][];
            for (var part = 0; part < values.Length; part++)
            {
                values[part] = new float[reader.ReadInt32()];
                for (var index = 0; index < values[part].Length; index++) values[part][index] = reader.ReadSingle();
            }

            return new(layout, values);
        }
        catch (EndOfStreamException exception)
        {
            throw new InvalidDataException("The training state ends early; start the training anew.", exception);
        }
    }
}
