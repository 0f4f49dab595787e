using System.Text;

namespace MetaRouter.Core.Queries;

/// <summary>Tells whether two texts ask the same.</summary>
public static class QueryText
{
    /// <summary>The text in compatibility form (NFKC) and lower case, white space trimmed and every run of it one space.</summary>
    public static string Normalise(string text) =>
        string.Join(' ', text.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
