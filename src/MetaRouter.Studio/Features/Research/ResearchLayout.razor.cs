namespace MetaRouter.Studio.Features.Research;

/// <summary>The frame of all pages for researchers.</summary>
public sealed partial class ResearchLayout
{
    private static IReadOnlyList<Controls.SectionTab> Tabs =>
    [
        new(StudioUrls.Research, ResearchText.TabOverview, IsExact: true),
        new(StudioUrls.ResearchExplorer, ResearchText.TabExplorer),
        new(StudioUrls.ResearchLeaderboard, ResearchText.TabLeaderboard),
        new(StudioUrls.ResearchPolicies, ResearchText.TabPolicies),
        new(StudioUrls.ResearchSimulator, ResearchText.TabSimulator),
        new(StudioUrls.ResearchExports, ResearchText.TabExports),
    ];
}
