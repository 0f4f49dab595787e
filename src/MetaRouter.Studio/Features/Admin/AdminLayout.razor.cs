namespace MetaRouter.Studio.Features.Admin;

/// <summary>The frame of all pages for admins.</summary>
public sealed partial class AdminLayout
{
    private static IReadOnlyList<Controls.SectionTab> Tabs =>
    [
        new(StudioUrls.Admin, AdminText.TabHealth, IsExact: true),
        new(StudioUrls.AdminProviders, AdminText.TabProviders),
        new(StudioUrls.AdminCandidates, AdminText.TabCandidates),
        new(StudioUrls.AdminProbes, AdminText.TabProbes),
        new(StudioUrls.AdminSettings, AdminText.TabSettings),
        new(StudioUrls.AdminPeople, AdminText.TabPeople),
        new(StudioUrls.AdminPolicies, AdminText.TabPolicies),
        new(StudioUrls.AdminAudit, AdminText.TabAudit),
    ];
}
