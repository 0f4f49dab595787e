using System.Globalization;
using System.Text;

namespace MetaRouter.Data.Exports.Datasets;

/// <summary>A dataset in words, for whoever gets it: <c>CARD.md</c>.</summary>
internal static class DataCard
{
    public const string FileName = "CARD.md";

    public static byte[] Of(DatasetRequest request, DatasetManifest manifest) => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"""
        # {Title(request.Kind)}

        Exported by MetaRouter Studio {manifest.ProgramVersion} on {manifest.CreatedAt:yyyy-MM-dd HH:mm} UTC: {manifest.Rows} rows of the form
        `{manifest.Schema}` in `{request.FileName}`. Selection: {FilterWords.Of(request)}; as of {manifest.AsOf:O}.
        Sizes and SHA-256 of the files are in `{DatasetManifest.FileName}`.

        ## What it holds

        {What(request.Kind)}

        ## How it was collected

        People asked questions of their own, or picked sample questions, in MetaRouter Studio. Two candidates answered side by side, their names hidden until the
        vote, sides drawn by lot; six choices (much better, better, tie, both bad). A rule chose the pair: its name, version and propensity are given, for pairs
        are **not** drawn evenly. In Auto one candidate answered, chosen by the router. Answers of the demo pool were recorded once and replayed.

        ## Prices

        Unless prices were hidden, each answer carried its price. A vote with prices shown (`prices_shown` true) weighs quality **and** cost; only votes with hidden
        prices are about quality alone. Train quality models on those, or keep the two apart. Money is in US dollars.

        ## People

        Everybody is a pseudonym (keyed hash; key {manifest.PseudonymKeyId}): the same person has the same one in all exports of this instance, and nobody without
        the key can tell whose it is. {Consent(manifest.Rules)} {Personal(manifest.Rules)}
        The detector goes by form: names and addresses in plain words pass through it. Look before you pass the data on.

        ## What was left out

        {manifest.Read} rows were read. {LeftOutWords(manifest)}
        Votes that were withdrawn and comparisons that were not judged are never exported.

        ## Known biases

        - Whoever votes here is no sample of anybody. A few people give most votes: weigh by `user` where it matters.
        - Answer A stands on the left and is preferred a little more often. Sides are drawn by lot, so that it averages out.
        - Language is told by script and common words ({Core.Queries.QueryLanguage.Version}); short questions often have none.
        - A price, or a style, can hint at a model; answers that name theirs are flagged (`leak_flag`).
        - Qualities are predictions unless their source says `graded`.

        ## Licence

        The owner of this instance decides; none is granted here. Answers are also subject to the terms of the models' providers.

        """));

    private static string Title(DatasetKind kind) => kind switch
    {
        DatasetKind.Arena => "Judged comparisons of language models",
        DatasetKind.Dpo => "Preferred and rejected answers",
        DatasetKind.Kto => "Labelled answers",
        DatasetKind.Bandit => "Decisions of a router with rewards",
        DatasetKind.Contexts => "Context sets of people",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static string What(DatasetKind kind) => kind switch
    {
        DatasetKind.Arena => "One row a vote, with the field names of arena-human-preference-140k and everything else under `metarouter`. `model_a` is answer A, on the left. "
            + "`conversation_a` and `conversation_b` hold the judged turn, `full_conversation` all turns up to it. Of `category_tag` only what the kind of task tells is filled in.",
        DatasetKind.Dpo => "One row a vote for one of the answers, in TRL's conversational preference form: `prompt`, `chosen`, `rejected`. Ties and \"both bad\" are left out. "
            + "Conversations before the question are in the prompt, going on with the preferred answers. `metarouter` is extra; TRL passes over it.",
        DatasetKind.Kto => "One row an answer, in TRL's conversational unpaired preference form: `prompt`, `completion`, `label`. The preferred answer is true, the other false; "
            + "\"both bad\" gives two false rows; ties are left out. `metarouter` is extra; TRL passes over it.",
        DatasetKind.Bandit => "One row a decision whose candidate answered: what the router knew of each candidate, which it chose and with what probability, and the reward "
            + "(null while nobody has judged). No texts; `context_hash` is the same for the same question.",
        DatasetKind.Contexts => "One row a person (or profile): their comparisons with visible prices as the context encoder sees them. Numbers in [0, 1] only; no names, texts or models. "
            + "`metarouter train metarouter --contexts` reads the JSON Lines form.",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static string Consent(ExportRules rules) => rules.WithoutConsent
        ? "**Rows of people who have not consented are included**, by an admin's setting; `consent` tells them apart."
        : string.Create(CultureInfo.InvariantCulture, $"All agreed to version {rules.ConsentVersion} of this instance's consent text; rows of others are left out.");

    private static string Personal(ExportRules rules) => rules.PersonalData
        ? "**Texts were not searched for personal data**, by an admin's setting."
        : "Rows in which an e-mail address, a telephone, card or bank account number, or a key was detected are left out.";

    private static string LeftOutWords(DatasetManifest manifest) => manifest.LeftOut.Count == 0
        ? "None was left out."
        : "Left out: " + string.Join(", ", manifest.LeftOut.Select(reason => string.Create(CultureInfo.InvariantCulture, $"`{reason.Key}` {reason.Value}"))) + ".";
}
