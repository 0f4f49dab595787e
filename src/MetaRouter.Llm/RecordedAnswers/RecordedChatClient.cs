using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace MetaRouter.Llm.RecordedAnswers;

/// <summary>
/// Replays a candidate's recorded answers a word at a time, at its pace with a little jitter; the same question always in the same rhythm.
/// Answers the question that equals the last user message; any other fails with <see cref="AnswerFailureKind.NotRecorded"/>. The stream
/// ends with the usage: recorded output tokens, estimated input tokens. Safe for concurrent use.
/// </summary>
public sealed partial class RecordedChatClient : IChatClient
{
    /// <summary>Each wait is stretched or shrunk by up to this share.</summary>
    private const double Jitter = 0.25;

    private readonly AnswerBank _bank;
    private readonly BankCandidate _candidate;
    private readonly RecordedPace _pace;
    private readonly TimeProvider _time;

    /// <exception cref="ArgumentException">The bank's pool has no such candidate.</exception>
    public RecordedChatClient(AnswerBank bank, string candidateId, RecordedPace pace, TimeProvider time)
    {
        _bank = bank;
        _candidate = bank.Candidates.FirstOrDefault(candidate => candidate.Id == candidateId)
            ?? throw new ArgumentException($"The answer bank '{bank.Label}' has no candidate '{candidateId}'; add it to the bank's pool file.", nameof(candidateId));
        _pace = pace;
        _time = time;
    }

    /// <inheritdoc />
    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    /// <inheritdoc />
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var conversation = messages.ToList();
        var query = conversation.LastOrDefault(message => message.Role == ChatRole.User)?.Text ?? "";
        var question = _bank.Find(query) ?? throw new AnswerFailure(AnswerFailureKind.NotRecorded);
        var answer = question.Answers.GetValueOrDefault(_candidate.Id) ?? throw new AnswerFailure(AnswerFailureKind.NotRecorded);

        var random = new Random(SeedOf(question.Id));
        var perCharacter = answer.OutputTokens / _candidate.TokensPerSecond / answer.Text.Length;
        var start = _time.GetTimestamp();
        var due = Jittered(_candidate.TimeToFirstToken.TotalSeconds, random);
        foreach (var word in Words(answer.Text))
        {
            // Due times are counted from the start, so that late timers do not add up.
            var wait = TimeSpan.FromSeconds(due) - _time.GetElapsedTime(start);
            if (wait > TimeSpan.Zero) await Task.Delay(wait, _time, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            yield return new ChatResponseUpdate(ChatRole.Assistant, word);
            due += Jittered(word.Length * perCharacter, random);
        }

        var inputTokens = TokenEstimate.Of(conversation);
        var usage = new UsageDetails
        {
            InputTokenCount = inputTokens,
            OutputTokenCount = answer.OutputTokens,
            TotalTokenCount = inputTokens + answer.OutputTokens,
        };
        yield return new ChatResponseUpdate(ChatRole.Assistant, [new UsageContent(usage)]) { FinishReason = ChatFinishReason.Stop };
    }

    /// <inheritdoc />
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    /// <summary>Nothing to release.</summary>
    public void Dispose()
    {
    }

    /// <summary>Pieces of a word and the blanks after it; together they are the text.</summary>
    private static IEnumerable<string> Words(string text) => Word().Matches(text).Select(match => match.Value);

    private double Jittered(double seconds, Random random) => seconds * _pace.Factor * (1 + Jitter * (2 * random.NextDouble() - 1));

    private static int SeedOf(string questionId) =>
        BinaryPrimitives.ReadInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(questionId)));

    [GeneratedRegex(@"\s*\S+\s*|\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
