using System.Collections.Immutable;
using System.Numerics.Tensors;

namespace MetaRouter.Core.Quality.Online;

/// <summary>
/// The arms of all candidates, by key. Immutable, safe for concurrent reading; a fold over observations in their order, of which the order matters
/// only when the form forgets.
/// </summary>
public sealed class ArmSet
{
    private const string Signature = "metarouter-arms";

    private readonly ImmutableDictionary<string, Member> _members;

    private ArmSet(ArmForm form, string featureSpace, ImmutableDictionary<string, Member> members) =>
        (Form, FeatureSpace, _members) = (form, featureSpace, members);

    /// <summary>The form, with its constants.</summary>
    public ArmForm Form { get; }

    /// <summary>Version of what makes the features.</summary>
    public string FeatureSpace { get; }

    /// <summary>Names form and features; see <see cref="ArmForm.Version"/>.</summary>
    public string Version => Form.Version(FeatureSpace);

    /// <summary>The known candidates' keys, in no order.</summary>
    public IEnumerable<string> Keys => _members.Keys;

    /// <summary>No arms.</summary>
    /// <param name="form">Of all arms to come.</param>
    /// <param name="featureSpace">Version of what makes x, and of the base predictions where there are any.</param>
    public static ArmSet Empty(ArmForm form, string featureSpace) =>
        new(form, featureSpace, ImmutableDictionary.Create<string, Member>(StringComparer.Ordinal));

    /// <summary>Whether a candidate has an arm.</summary>
    public bool Knows(string key) => _members.ContainsKey(key);

    /// <summary>λ of a candidate's arm, which must be known.</summary>
    public double RidgeOf(string key) => _members[key].Arm.Ridge;

    /// <summary>How often a candidate's arm learned; 0 for one without an arm.</summary>
    public int UpdatesOf(string key) => _members.TryGetValue(key, out var member) ? member.Arm.Updates : 0;

    /// <summary>
    /// With an arm for a candidate unknown so far, which starts from the mean θ of the known arms of its family (without any: zero) and is as
    /// uncertain as λ says, so that it is explored. Unchanged when the candidate is known.
    /// </summary>
    /// <param name="key">The candidate.</param>
    /// <param name="family">Candidates of one maker or line; null for none.</param>
    /// <param name="ridge">λ > 0; null for <see cref="ArmForm.Ridge"/>.</param>
    public ArmSet With(string key, string? family, double? ridge = null)
    {
        if (Knows(key)) return this;
        var start = new double[Form.Dimensions];
        double[][] relatives = family is null ? [] :
        [
            .. _members.Where(pair => pair.Value.Family == family).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value.Arm.Weights.ToArray()),
        ];
        foreach (var weights in relatives) TensorPrimitives.MultiplyAdd(weights, 1.0 / relatives.Length, start, start);
        return With(key, family, start, ridge ?? Form.Ridge);
    }

    /// <summary>With an arm for a candidate unknown so far that starts from a prior: PILOT's preference prior, or what a probe says.</summary>
    /// <param name="key">The candidate.</param>
    /// <param name="family">Candidates of one maker or line; null for none.</param>
    /// <param name="start">θ₀, as many numbers as the form has dimensions.</param>
    /// <param name="ridge">λ > 0.</param>
    public ArmSet With(string key, string? family, ReadOnlySpan<double> start, double ridge)
    {
        if (start.Length != Form.Dimensions) throw new ArgumentException($"A prior of {start.Length} numbers does not fit arms of {Form.Dimensions} features.", nameof(start));
        return Knows(key) ? this : Set(key, new Member(family, LinUcbArm.Prior(start, ridge)));
    }

    /// <summary>The set after one observation of one candidate.</summary>
    /// <param name="key">The candidate, which must be known.</param>
    /// <param name="x">Features.</param>
    /// <param name="target">Reward − base q̂ in the residual form, the reward in the paper's.</param>
    /// <exception cref="KeyNotFoundException">No such arm; give it one first.</exception>
    public ArmSet Learn(string key, ReadOnlySpan<double> x, double target)
    {
        var member = _members[key];
        return Set(key, member with { Arm = member.Arm.Learn(x, target, Form.Forgetting) });
    }

    /// <summary>What a candidate's arm says.</summary>
    /// <param name="key">The candidate, which must be known.</param>
    /// <param name="x">Features.</param>
    /// <exception cref="KeyNotFoundException">No such arm; give it one first.</exception>
    public ArmReading Read(string key, ReadOnlySpan<double> x) => new(Score(key, x), _members[key].Arm.Width(x));

    /// <summary>The reading's mean alone, at a fraction of the work.</summary>
    /// <param name="key">The candidate, which must be known.</param>
    /// <param name="x">Features.</param>
    /// <exception cref="KeyNotFoundException">No such arm; give it one first.</exception>
    public double Score(string key, ReadOnlySpan<double> x) =>
        Form is { Features: ArmFeatures.Paper, Score: ArmScore.Cosine } ? _members[key].Arm.Cosine(x) : _members[key].Arm.Mean(x);

    /// <summary>θᵀx of a candidate's arm whatever the score is: the expected target, which a cosine is not.</summary>
    /// <param name="key">The candidate, which must be known.</param>
    /// <param name="x">Features.</param>
    /// <exception cref="KeyNotFoundException">No such arm; give it one first.</exception>
    public double Estimate(string key, ReadOnlySpan<double> x) => _members[key].Arm.Mean(x);

    /// <summary>The set as bytes, exactly; <see cref="FromBytes"/> is the inverse.</summary>
    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(Signature);
        writer.Write(Version);
        writer.Write(_members.Count);
        foreach (var (key, member) in _members.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            writer.Write(key);
            writer.Write(member.Family is not null);
            if (member.Family is not null) writer.Write(member.Family);
            member.Arm.Write(writer);
        }

        writer.Flush();
        return bytes.ToArray();
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <param name="form">The form in use.</param>
    /// <param name="featureSpace">Version of the features in use.</param>
    /// <param name="bytes">A whole set.</param>
    /// <exception cref="ArgumentException">The bytes are no arms, or arms of another version; learn them again from the rewards.</exception>
    public static ArmSet FromBytes(ArmForm form, string featureSpace, ReadOnlyMemory<byte> bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes.ToArray(), writable: false));
        try
        {
            var signature = reader.ReadString();
            if (signature != Signature) throw new InvalidDataException($"They start with '{signature}'.");
            var (version, expected) = (reader.ReadString(), form.Version(featureSpace));
            if (version != expected) throw new InvalidDataException($"They were written as '{version}'; expected is '{expected}'.");
            var members = ImmutableDictionary.CreateBuilder<string, Member>(StringComparer.Ordinal);
            for (var left = reader.ReadInt32(); left > 0; left--)
                members.Add(reader.ReadString(), new Member(reader.ReadBoolean() ? reader.ReadString() : null, LinUcbArm.Read(reader)));
            if (reader.BaseStream.Position != reader.BaseStream.Length) throw new InvalidDataException("They go on after the last arm.");
            return new ArmSet(form, featureSpace, members.ToImmutable());
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or FormatException or ArgumentException)
        {
            throw new ArgumentException($"These bytes are not the arms in use. {exception.Message} Learn the arms again from the rewards.", nameof(bytes), exception);
        }
    }

    private ArmSet Set(string key, Member member) => new(Form, FeatureSpace, _members.SetItem(key, member));

    private sealed record Member(string? Family, LinUcbArm Arm);
}
