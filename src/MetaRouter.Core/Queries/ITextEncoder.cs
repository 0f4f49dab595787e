namespace MetaRouter.Core.Queries;

/// <summary>Turns texts into <see cref="QueryEmbedding"/>s. Implementations are safe for concurrent use.</summary>
public interface ITextEncoder
{
    /// <summary>Hash of the encoder's weights; embeddings of different versions must not be mixed.</summary>
    string Version { get; }

    /// <summary>One embedding per text, in order. Any text is accepted, also an empty one; only its beginning may count.</summary>
    Task<IReadOnlyList<QueryEmbedding>> EncodeAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken);
}
