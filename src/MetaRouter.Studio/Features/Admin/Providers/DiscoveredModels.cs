using MetaRouter.Llm;
using MetaRouter.Llm.Providers;

namespace MetaRouter.Studio.Features.Admin.Providers;

/// <summary>The models that a provider says it offers, while an admin chooses among them. One circuit uses it.</summary>
public sealed class DiscoveredModels(string providerId)
{
    /// <summary>Most that are listed at once; a filter finds the others.</summary>
    public const int MostShown = 100;

    private readonly HashSet<string> _chosen = new(StringComparer.Ordinal);

    /// <summary>Whose.</summary>
    public string ProviderId { get; } = providerId;

    /// <summary>Every model; null while the provider is asked, and when it gave no list.</summary>
    public IReadOnlyList<OfferedModel>? Models { get; internal set; }

    /// <summary>Why there is no list.</summary>
    public AnswerFailure? Failure { get; internal set; }

    /// <summary>Words that a model's name must hold.</summary>
    public string Filter { get; set; } = "";

    /// <summary>The models that match, before the cut.</summary>
    public IReadOnlyList<OfferedModel> Matching =>
        [.. (Models ?? []).Where(model => Filter.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => model.Id.Contains(word, StringComparison.OrdinalIgnoreCase)))];

    /// <summary>The chosen ones, in the order of the list.</summary>
    public IReadOnlyList<OfferedModel> Chosen => [.. (Models ?? []).Where(model => _chosen.Contains(model.Id))];

    /// <summary>Whether one is chosen.</summary>
    public bool IsChosen(string id) => _chosen.Contains(id);

    /// <summary>Chooses one, or not.</summary>
    public void Choose(string id, bool isChosen)
    {
        if (isChosen) _chosen.Add(id);
        else _chosen.Remove(id);
    }
}
