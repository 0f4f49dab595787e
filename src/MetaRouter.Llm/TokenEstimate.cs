using Microsoft.Extensions.AI;

namespace MetaRouter.Llm;

/// <summary>Token counts where nobody counted: a token is about four characters.</summary>
public static class TokenEstimate
{
    private const int CharactersPerToken = 4;

    /// <summary>Tokens of a text, rounded up, at least 0.</summary>
    public static int Of(string text) => OfCharacters(text.Length);

    /// <summary>Tokens of the texts of messages together, rounded up, at least 0.</summary>
    public static int Of(IEnumerable<ChatMessage> messages) => OfCharacters(messages.Sum(message => message.Text.Length));

    private static int OfCharacters(int characters) => (int)Math.Ceiling(characters / (double)CharactersPerToken);
}
