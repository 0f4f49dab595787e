namespace MetaRouter.Studio;

/// <summary>Every link in the product.</summary>
public static class StudioUrls
{
    /// <summary>Two answers side by side.</summary>
    public const string Compare = "/";

    /// <summary>What has been learned about the person.</summary>
    public const string Preference = "/preference";

    /// <summary>What was spent, and what is left.</summary>
    public const string Usage = "/usage";

    /// <summary>Download of everything stored about the person.</summary>
    public const string MyData = "/me/data.json";

    /// <summary>Where an account is signed in with.</summary>
    public const string SignIn = "/account/sign-in";

    /// <summary>Where an account is made, while an admin lets people make one.</summary>
    public const string SignUp = "/account/sign-up";

    /// <summary>Where the first admin is made, with the key that the console has printed.</summary>
    public const string Setup = "/account/setup";

    /// <summary>One's own account: password, signing out.</summary>
    public const string Account = "/account";

    /// <summary>Where a password is set with a link that an admin has made.</summary>
    public const string Password = "/account/password";

    /// <summary>What becomes of a guest's history after signing in.</summary>
    public const string History = "/account/history";

    /// <summary>The part of an address that names where to go on after signing in.</summary>
    public const string ReturnParameter = "return";

    /// <summary>Start of what admins do.</summary>
    public const string Admin = "/admin";

    /// <summary>Providers of live models.</summary>
    public const string AdminProviders = "/admin/providers";

    /// <summary>Candidates and their prices.</summary>
    public const string AdminCandidates = "/admin/candidates";

    /// <summary>Measurements of candidates.</summary>
    public const string AdminProbes = "/admin/probes";

    /// <summary>One measurement; <see cref="Probe"/> makes the link.</summary>
    public const string AdminProbe = "/admin/probes/{ProbeId:guid}";

    /// <summary>Guests, sign-up, prices, pairs, budgets, consent.</summary>
    public const string AdminSettings = "/admin/settings";

    /// <summary>Accounts and guests.</summary>
    public const string AdminPeople = "/admin/people";

    /// <summary>Versions of the preference model.</summary>
    public const string AdminPolicies = "/admin/policies";

    /// <summary>Who changed what.</summary>
    public const string AdminAudit = "/admin/audit";

    /// <summary>Start of what researchers do: the overview.</summary>
    public const string Research = "/research";

    /// <summary>Comparisons, filtered and page by page.</summary>
    public const string ResearchExplorer = "/research/comparisons";

    /// <summary>One of them opened whole, by its sequence.</summary>
    public const string ResearchComparison = "/research/comparisons/{Sequence:long}";

    /// <summary>What can be downloaded, and files of votes to load.</summary>
    public const string ResearchExports = "/research/exports";

    /// <summary>A finished export, with ranges so that a broken download goes on.</summary>
    public const string ResearchExportFile = "/research/exports/files/{name}";

    /// <summary>A dataset as a stream, for programs.</summary>
    public const string ApiExport = "/api/export/{kind}";

    /// <summary>What that dataset is, with its hash.</summary>
    public const string ApiExportManifest = "/api/export/{kind}/manifest";

    /// <summary>Candidates by strength.</summary>
    public const string ResearchLeaderboard = "/research/leaderboard";

    /// <summary>Simulated people.</summary>
    public const string ResearchSimulator = "/research/simulator";

    /// <summary>Policies compared on the bandit log.</summary>
    public const string ResearchPolicies = "/research/policies";

    /// <summary>Shown, with status 404, for an address that leads nowhere.</summary>
    public const string NotFound = "/not-found";

    /// <summary>Signing in, and back to where somebody wanted to go.</summary>
    public static string SignInAndReturnTo(string path) => $"{SignIn}?{ReturnParameter}={Uri.EscapeDataString(path)}";

    /// <summary>Deciding about a guest's history, and on to where somebody wanted to go.</summary>
    public static string HistoryAndReturnTo(string path) => $"{History}?{ReturnParameter}={Uri.EscapeDataString(path)}";

    /// <summary>The address to go on to: the given one if it leads to this site, else the start page.</summary>
    public static string Local(string? path) =>
        path is ['/', ..] && path is not ['/', '/' or '\\', ..] && !path.Any(char.IsControl) ? path : Compare;

    /// <summary>A probe's page.</summary>
    public static string Probe(Guid probeId) => $"{AdminProbes}/{probeId}";
}
