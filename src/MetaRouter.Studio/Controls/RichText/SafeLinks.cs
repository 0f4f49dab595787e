using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace MetaRouter.Studio.Controls.RichText;

/// <summary>Keeps the links of a parsed document that lead to an allowed scheme, and turns every other one, and every image, into its text.</summary>
internal static class SafeLinks
{
    private static readonly string[] AllowedBeginnings = ["https://", "http://", "mailto:"];

    public static void Apply(MarkdownDocument document)
    {
        foreach (var inline in document.Descendants<Inline>().ToList())
        {
            if (inline is LinkInline link)
                Apply(link);
            else if (inline is AutolinkInline autolink)
                Apply(autolink);
        }
    }

    private static void Apply(LinkInline link)
    {
        var url = link.GetDynamicUrl?.Invoke() ?? link.Url ?? "";
        link.GetDynamicUrl = null;
        link.Url = url;
        link.Title = null;
        if (!IsAllowed(url))
        {
            link.ReplaceBy(new ContainerInline());
            return;
        }
        if (link.IsImage && link.FirstChild is null)
            link.AppendChild(new LiteralInline(url));
        link.IsImage = false;
        OpenElsewhere(link);
    }

    private static void Apply(AutolinkInline link)
    {
        if (link.IsEmail || IsAllowed(link.Url))
            OpenElsewhere(link);
        else
            link.ReplaceBy(new LiteralInline(link.Url));
    }

    private static bool IsAllowed(string url) => AllowedBeginnings.Any(beginning => url.StartsWith(beginning, StringComparison.OrdinalIgnoreCase));

    private static void OpenElsewhere(MarkdownObject link)
    {
        var attributes = link.GetAttributes();
        attributes.AddPropertyIfNotExist("target", "_blank");
        attributes.AddPropertyIfNotExist("rel", "noopener noreferrer nofollow");
    }
}
